import type { Context } from "#app/platform/context.server.ts";
import { dayOf, isDay } from "#app/platform/day.ts";
import type { Db } from "#db/engine.ts";
import { lawDraft } from "./law-draft.server.ts";
import { calendarWarning, type CalendarEntry, type WorkingCalendar, type YearState } from "./working-calendar.ts";

/**
 * Reads the whole working calendar of an office (some twenty rows a year). For years that nobody has opened, the law's
 * draft is used.
 */
export async function findCalendar(db: Db, officeId: string): Promise<WorkingCalendar> {
  const days = await db
    .selectFrom("calendar_days")
    .where("office_id", "=", officeId)
    .select(["day", "kind", "name", "source"])
    .execute();
  return {
    days: new Map(days.map(({ day, ...rest }) => [day, rest])),
    confirmedYears: await findConfirmedYears(db, officeId),
    draftOf: lawDraft,
  };
}

/** The confirmed years of the office's calendar. */
export async function findConfirmedYears(db: Db, officeId: string): Promise<Set<number>> {
  const years = await db
    .selectFrom("calendar_years")
    .where("office_id", "=", officeId)
    .where("confirmed_at", "is not", null)
    .select("year")
    .execute();
  return new Set(years.map(({ year }) => year));
}

/** The day of the office's calendar with this date; null if there is none. */
export async function findKnownDay(db: Db, officeId: string, day: string): Promise<CalendarEntry | null> {
  if (!isDay(day)) return null;
  const row = await db
    .selectFrom("calendar_days")
    .where("office_id", "=", officeId)
    .where("day", "=", day)
    .select(["day", "kind", "name", "source"])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a year of the office's calendar is confirmed; all null if nobody has opened the year. */
export async function findYearState(db: Db, officeId: string, year: number): Promise<YearState> {
  const row = await db
    .selectFrom("calendar_years")
    .leftJoin("staff", "staff.id", "calendar_years.confirmed_by")
    .where("calendar_years.office_id", "=", officeId)
    .where("calendar_years.year", "=", year)
    .select(["calendar_years.confirmed_at as confirmedAt", "staff.name as confirmedBy", "calendar_years.source"])
    .executeTakeFirst();
  return row ?? { confirmedAt: null, confirmedBy: null, source: null };
}

/** The years whose calendar the office must confirm now; none most of the time. */
export async function findCalendarWarning(context: Context, officeId: string): Promise<number[]> {
  return calendarWarning(dayOf(context.clock.now()), await findConfirmedYears(context.db, officeId));
}
