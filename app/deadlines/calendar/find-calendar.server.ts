import type { Db } from "#db/engine.ts";
import { lawDraft } from "./law-draft.server.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

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
