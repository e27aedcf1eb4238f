import type { Db } from "#db/engine.ts";
import type { OfficeDeadline } from "./report-deadline.ts";

/** The deadlines of an office that are in force, by name. */
export function listDeadlines(db: Db, officeId: string): Promise<OfficeDeadline[]> {
  return db
    .selectFrom("report_deadlines")
    .where("office_id", "=", officeId)
    .where("retired_at", "is", null)
    .orderBy("due_day")
    .orderBy("name")
    .orderBy("id")
    .select(["id", "kind", "name", "from_day as from", "cut_off_day as cutOff", "due_day as due"])
    .select(["day_off as dayOff", "addressee", "source", "added_at as addedAt"])
    .execute();
}

/** The offices that have deadlines in force. */
export async function listReportingOffices(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("report_deadlines")
    .where("retired_at", "is", null)
    .distinct()
    .orderBy("office_id")
    .select("office_id")
    .execute();
  return rows.map((row) => row.office_id);
}
