import type { Db } from "#db/engine.ts";
import type { YearState } from "./working-calendar.ts";

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
