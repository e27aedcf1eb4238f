import type { Db } from "#db/engine.ts";
import { changeOfDays, lastCalendarYear } from "#app/deadlines/calendar/calendar-change.ts";
import {
  draftSource,
  draftYear,
  firstDraftYear,
  usualAdjacentDay,
  type YearDraft,
} from "#app/deadlines/calendar/draft-year.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { lunarHolidays } from "#app/deadlines/calendar/lunar-holidays.server.ts";

/** The draft of a year; undefined for a year that no draft is made for. */
export async function findDraft(
  db: Db,
  officeId: string,
  year: number,
  chosen: string | null,
): Promise<YearDraft | undefined> {
  if (!Number.isInteger(year) || year < firstDraftYear || year > lastCalendarYear) return undefined;
  const adjacent = chosen === "before" || chosen === "after" ? chosen : usualAdjacentDay(year);
  const calendar = await findCalendar(db, officeId);
  const days = draftYear(year, lunarHolidays(year), adjacent).map((entry) => ({
    entry,
    isKnown: calendar.days.has(entry.day),
  }));
  const missing = days.filter(({ isKnown }) => !isKnown).map(({ entry }) => entry);
  return { year, adjacent, days, change: changeOfDays(draftSource, missing) };
}
