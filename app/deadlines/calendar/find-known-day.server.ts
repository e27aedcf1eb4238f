import type { Db } from "#db/engine.ts";
import { isDay } from "#app/platform/day.ts";
import type { CalendarEntry } from "./working-calendar.ts";

/** The day of the office's calendar with this date; null where there is none. */
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
