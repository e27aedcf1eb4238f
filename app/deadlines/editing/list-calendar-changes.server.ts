import type { Db } from "#db/engine.ts";
import { type CalendarChangeDone, calendarDifferenceSchema } from "#app/deadlines/calendar/calendar-difference.ts";

/** The office's last changes to its calendar, the latest first, after the revision `since`. */
export async function listCalendarChanges(
  db: Db,
  officeId: string,
  { since = 0, most }: { since?: number; most: number },
): Promise<CalendarChangeDone[]> {
  const rows = await db
    .selectFrom("calendar_changes")
    .innerJoin("staff", "staff.id", "calendar_changes.changed_by")
    .where("calendar_changes.office_id", "=", officeId)
    .where("calendar_changes.number", ">", since)
    .orderBy("calendar_changes.number", "desc")
    .limit(most)
    .select([
      "calendar_changes.number",
      "calendar_changes.changed_at as at",
      "staff.name as by",
      "calendar_changes.reason",
      "calendar_changes.difference",
      "calendar_changes.moved_cases as movedCases",
    ])
    .execute();
  return rows.map(({ difference, ...row }) => ({
    ...row,
    difference: calendarDifferenceSchema.parse(JSON.parse(difference)),
  }));
}
