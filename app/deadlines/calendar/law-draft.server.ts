import { lastCalendarYear } from "./calendar-change.ts";
import { draftYear, firstDraftYear } from "./draft-year.ts";
import { lunarHolidays } from "./lunar-holidays.server.ts";
import type { CalendarDay, DraftOfYear } from "./working-calendar.ts";
import type { Day } from "#app/platform/day.ts";

const drafts = new Map<number, ReadonlyMap<Day, CalendarDay>>();

/** The days off of a year as the law alone gives them; none for a year that no draft is made for. Made once a year. */
export const lawDraft: DraftOfYear = (year) => {
  const known = drafts.get(year);
  if (known !== undefined) return known;
  const isDrafted = year >= firstDraftYear && year <= lastCalendarYear;
  const entries = isDrafted ? draftYear(year, lunarHolidays(year)) : [];
  const draft = new Map(entries.map(({ day, ...rest }) => [day, rest]));
  drafts.set(year, draft);
  return draft;
};
