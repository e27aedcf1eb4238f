import { addMinutes, dayFrom, dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import { momentOf, type DateSystem } from "./workbook-cell.ts";

/** A day, with or without a time of day, as a register writes it. */
export interface RegisterMoment {
  on: Day;
  /** The instant; midnight in Vietnam if no time is written. */
  at: Instant;
  timed: boolean;
}

const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(.+))?$/;
/** Only between slashes or dots: 26-11-20 is a day of 2026 to some programs and of 2020 to others. */
const shortYearLast = /^(\d{1,2})([/.])(\d{1,2})\2(\d{2})(?:[ ,]+(.+))?$/;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T,]+(.+))?$/;
const timeFirst = /^(\S+(?: (?:SA|CH|AM|PM))?)[ ,]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i;
const timeOfDay =
  /^(\d{1,2})(?:[:hg]| ?giờ ?)(?:(\d{2})(?: ?phút)?)?(?::\d{2}(?:\.\d+)?)?(?:(Z|[+-]\d{2}:?\d{2})| ?(SA|CH|AM|PM))?$/iu;
const vietnamOffsetMinutes = 7 * 60;

/**
 * Order of day and month in dates like 03/11/2026. Vietnamese programs write the day first, American ones the month.
 */
export type DayOrder = "day-first" | "month-first";

/**
 * Reads dd/MM/yyyy or dd/MM/yy (or the month first, by `order`) or yyyy-MM-dd, also with the name of the month, with or
 * without HH:mm before or after it (seconds are ignored; SA/CH as Excel writes them), in Vietnamese time unless another
 * zone is written; and days as spreadsheets count them from `system` on. Undefined for anything else, and for days and
 * times that do not exist.
 */
export function readMoment(
  written: string,
  order: DayOrder = "day-first",
  system: DateSystem = 1900,
): RegisterMoment | undefined {
  const counted = serialDay.test(written) ? fromSerial(written, system) : undefined;
  const parts = dayParts(counted ?? written, order);
  if (parts === undefined) return undefined;
  const on = dayFrom(parts.year, parts.month, parts.dayOfMonth);
  if (on === undefined) return undefined;
  return parts.time === undefined ? { on, at: instantAt(on, 0, 0), timed: false } : withTime(on, parts.time);
}

/**
 * The moment with a time of day that stands in a cell of its own: 08:30, 8h30, 8 giờ, a spreadsheet's share of a day, or
 * behind any day. Undefined for what is no time.
 */
export function atTime(moment: RegisterMoment, written: string): RegisterMoment | undefined {
  const share = /^0?[.,]\d{1,17}$/.test(written) ? Number(written.replace(",", ".")) : undefined;
  const time = share === undefined ? dayParts(written, "day-first")?.time : momentOf(share, 1900);
  return withTime(moment.on, time ?? written);
}

function withTime(on: Day, written: string): RegisterMoment | undefined {
  const time = readTime(written);
  if (time === undefined) return undefined;
  const at = addMinutes(instantAt(on, time.hours, time.minutes), vietnamOffsetMinutes - time.offsetMinutes);
  return { on: dayOf(at), at, timed: true };
}

/** A day that lost its format: 46000 is 09/12/2025. */
export const serialDay = /^\d{5}(?:[.,]\d{1,17})?$/;
/** From 01/01/2000 to 31/12/2099, by either way of counting: a number outside of these years is no day of a register. */
const likelySerials: Record<DateSystem, readonly [first: number, last: number]> = {
  1900: [36_526, 73_050],
  1904: [35_064, 71_588],
};

function fromSerial(written: string, system: DateSystem): string | undefined {
  const serial = Number(written.replace(",", "."));
  const [first, last] = likelySerials[system];
  return serial >= first && serial < last + 1 ? momentOf(serial, system) : undefined;
}

/** "Thứ sáu, ", "Thứ 6 ", "Chủ nhật, " or "Friday, " before a day says nothing that the day does not. */
const weekday =
  /^(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|CN|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[ ,]+/iu;
const inWords = /(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})/iu;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord = `(${months.join("|")})[a-z]*\\.?`;
/** 9-Dec-2025, 9 December 2025; December 9, 2025; 9-Thg12-2025, 9 tháng 12, 2025. In 10-Nov-26 either may be the year. */
const dayAndMonth = new RegExp(`(\\d{1,2})[- /.]${monthWord},?[- /.](\\d{4})`, "i");
const monthAndDay = new RegExp(`${monthWord} (\\d{1,2}),? (\\d{4})`, "i");
const numberedMonth = /(\d{1,2})[- /](?:thg|tháng) ?(\d{1,2})(?:[-/]|,? )(\d{4})/iu;

/**
 * A day as people type it, in the form that programs write: without the weekday, without the names of months, without
 * spaces around the slashes, and without a dash between day and time.
 */
function withoutWords(written: string): string {
  return !/[a-z]{2}|\s[-–/]|\/\s/i.test(written) ? written : tidied(written);
}

const tidied = (written: string): string =>
  written
    .normalize("NFC")
    .replace(weekday, "")
    .replace(inWords, "$3-$2-$1")
    .replace(numberedMonth, "$3-$2-$1")
    .replace(dayAndMonth, (_all, on: string, month: string, year: string) => `${year}-${numberOf(month)}-${on}`)
    .replace(monthAndDay, (_all, month: string, on: string, year: string) => `${year}-${numberOf(month)}-${on}`)
    .replace(/(?<=\d) ?\/ ?(?=\d)/g, "/")
    .replace(/ [-–] /, " ");

function numberOf(month: string): string {
  return String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1);
}

interface DayParts {
  year: number;
  month: number;
  dayOfMonth: number;
  time: string | undefined;
}

/** A date that ends with its year, in the written order of its parts. */
export interface WrittenDay {
  first: number;
  second: number;
  year: number;
  time: string | undefined;
}

/** The parts of a date that ends with its year; undefined for other texts. */
export function writtenDay(written: string): WrittenDay | undefined {
  const plain = withoutWords(written);
  let match = yearLast.exec(plain);
  if (match !== null)
    return { first: Number(match[1]), second: Number(match[2]), year: Number(match[3]), time: match[4] };
  match = shortYearLast.exec(plain);
  if (match !== null)
    return { first: Number(match[1]), second: Number(match[3]), year: 2000 + Number(match[4]), time: match[5] };
  match = timeFirst.exec(plain);
  if (match === null) return undefined;
  return { time: match[1], first: Number(match[2]), second: Number(match[3]), year: Number(match[4]) };
}

function dayParts(written: string, order: DayOrder): DayParts | undefined {
  const parts = writtenDay(written);
  if (parts !== undefined) {
    const { first, second, year, time } = parts;
    return order === "day-first"
      ? { dayOfMonth: first, month: second, year, time }
      : { dayOfMonth: second, month: first, year, time };
  }
  const match = yearFirst.exec(withoutWords(written));
  if (match === null) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]), time: match[4] };
}

function readTime(written: string): { hours: number; minutes: number; offsetMinutes: number } | undefined {
  const match = timeOfDay.exec(written.trim().normalize("NFC"));
  if (match === null) return undefined;
  const minutes = Number(match[2] ?? 0);
  const hours = fullHours(Number(match[1]), match[4]?.toUpperCase());
  const offsetMinutes = offsetOf(match[3]);
  return hours === undefined || hours > 23 || minutes > 59 ? undefined : { hours, minutes, offsetMinutes };
}

/** Minutes ahead of UTC; without a zone, Vietnam's. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return vietnamOffsetMinutes;
  const [sign, hours, minutes] = [zone.startsWith("-") ? -1 : 1, zone.slice(1, 3), zone.slice(-2)];
  return zone.length === 1 ? 0 : sign * (Number(hours) * 60 + Number(minutes));
}

/** Hours 0–23 from the twelve-hour clock: SA and AM before noon, CH and PM after. */
function fullHours(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === "CH" || half === "PM" ? 12 : 0);
}
