import type { Db } from "#db/engine.ts";
import { permissions } from "#app/staff/permissions.ts";
import type { Assignees } from "./case-page.ts";

/** To whom a case can be given: the office's units, and its people who may answer. */
export async function listAssignees(db: Db, officeId: string): Promise<Assignees> {
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .select(["id", "name"])
    .orderBy("name_key")
    .execute();
  const people = await db
    .selectFrom("staff")
    .leftJoin("units", "units.id", "staff.unit_id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .where("staff.id", "in", (eb) =>
      eb.selectFrom("staff_roles").where("role", "in", permissions["complaint.answer"]).select("staff_id"),
    )
    .select(["staff.id", "staff.name", "units.name as unitName"])
    .orderBy("staff.name")
    .execute();
  return { units, people };
}
