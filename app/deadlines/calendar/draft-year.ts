import { addDays, dayFrom, weekdayOf, type Day } from "#app/platform/day.ts";
import type { CalendarChange } from "./calendar-change.ts";
import type { CalendarEntry } from "./working-calendar.ts";

/**
 * The days off of a year by the law alone, before the Prime Minister's yearly announcement: Labour Code 2019 art. 112.1
 * (holidays), art. 111.3 (a holiday on the weekly rest day is replaced by the next working day), NQ 28/2026/QH16 (24/11
 * from 2026). Swapped days are never guessed.
 */

/** The source of a drafted day until the announcement replaces it. It is data, so it is the same in every language. */
export const draftSource = "Điều 111, Điều 112 Bộ luật Lao động năm 2019 (theo luật, chờ thông báo)";

/** National Day has a second day since 2021, so there is no draft for earlier years. */
export const firstDraftYear = 2021;

const cultureDaySince = 2026;
const newYearDays = 5;

/** The two lunar holidays of a year as civil days: mùng 1 Tết and mùng 10 tháng 3. */
export interface LunarHolidays {
  newYear: Day;
  hungKings: Day;
}

/** The second day of National Day: the day before 2/9 or the day after. */
export type AdjacentDay = "before" | "after";

interface Holiday {
  day: Day;
  name: string;
}

/**
 * The side on which the second day of National Day makes the longer rest, as announced in 2021–2026; with 2/9 on a
 * Sunday, the day after. The Prime Minister decides, so the person who drafts may choose otherwise.
 */
export function usualAdjacentDay(year: number): AdjacentDay {
  const weekday = weekdayOf(fixedDay(year, 9, 2));
  return weekday === 1 || weekday === 4 || weekday === 7 ? "after" : "before";
}

/** The days off of the year that fall on Monday to Friday, in order. `year` from `firstDraftYear`, else RangeError. */
export function draftYear(
  year: number,
  lunar: LunarHolidays,
  adjacent: AdjacentDay = usualAdjacentDay(year),
): CalendarEntry[] {
  if (year < firstDraftYear) throw new RangeError("no draft before the second National Day");
  const holidays = new Map<Day, string>();
  for (const { day, name } of holidaysOf(year, lunar, adjacent)) {
    const known = holidays.get(day);
    holidays.set(day, known === undefined ? name : `${known}; ${name}`);
  }
  const off = new Map([...holidays].filter(([day]) => weekdayOf(day) < 6));
  for (const [day, name] of [...holidays].filter(([day]) => weekdayOf(day) >= 6).sort(byDay)) {
    off.set(nextFreeDay(day, off), `Nghỉ bù ${name}`);
  }
  return [...off].sort(byDay).map(([day, name]) => ({ day, kind: "off", name, source: draftSource }));
}

function holidaysOf(year: number, { newYear, hungKings }: LunarHolidays, adjacent: AdjacentDay): Holiday[] {
  const national = fixedDay(year, 9, 2);
  return [
    { day: fixedDay(year, 1, 1), name: "Tết Dương lịch" },
    // Usually the last day of the old lunar year and mùng 1 to mùng 4.
    ...Array.from({ length: newYearDays }, (_, index) => ({
      day: addDays(newYear, index - 1),
      name: "Tết Nguyên đán",
    })),
    { day: hungKings, name: "Giỗ Tổ Hùng Vương" },
    { day: fixedDay(year, 4, 30), name: "Ngày Chiến thắng 30/4" },
    { day: fixedDay(year, 5, 1), name: "Ngày Quốc tế Lao động" },
    { day: national, name: "Quốc khánh" },
    { day: addDays(national, adjacent === "before" ? -1 : 1), name: "Quốc khánh (ngày liền kề)" },
    ...(year >= cultureDaySince ? [{ day: fixedDay(year, 11, 24), name: "Ngày Văn hóa Việt Nam" }] : []),
  ];
}

function nextFreeDay(after: Day, off: ReadonlyMap<Day, string>): Day {
  let day = addDays(after, 1);
  while (weekdayOf(day) >= 6 || off.has(day)) day = addDays(day, 1);
  return day;
}

function fixedDay(year: number, month: number, dayOfMonth: number): Day {
  const found = dayFrom(year, month, dayOfMonth);
  if (found === undefined) throw new RangeError(`no such year: ${String(year)}`);
  return found;
}

function byDay([a]: readonly [Day, string], [b]: readonly [Day, string]): number {
  return a < b ? -1 : 1;
}

/** A year as the law alone gives it, beside what the office's calendar has of it already. */
export interface YearDraft {
  year: number;
  adjacent: AdjacentDay;
  days: { entry: CalendarEntry; isKnown: boolean }[];
  /** Writes the days that the calendar does not have; those it has stay as they are. */
  change: CalendarChange;
}
