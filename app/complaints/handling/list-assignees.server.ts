import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { listLeaves } from "#app/staff/leave/find-leaves.server.ts";
import { leaveOn, receiverOn, type Leave } from "#app/staff/leave/leave.ts";
import { permissions } from "#app/staff/permissions.ts";
import type { Assignees } from "./case-page.ts";

/** To whom a case can be given: the office's units, and its people who may answer, with who is away on the day `today`. */
export async function listAssignees(db: Db, officeId: string, today: Day): Promise<Assignees> {
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
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
  const leaves = await listLeaves(db, officeId, today);
  const names = await deputyNames(db, leaves);
  return {
    units,
    people: people.map((person) => {
      const leave = leaveOn(leaves, person.id, today);
      const deputyId = receiverOn(leaves, person.id, today);
      const deputy = deputyId === null ? undefined : { id: deputyId, name: names.get(deputyId) ?? "" };
      return { ...person, away: leave === undefined ? null : { untilOn: leave.untilOn, deputy: deputy ?? null } };
    }),
  };
}

async function deputyNames(db: Db, leaves: readonly Leave[]): Promise<Map<string, string>> {
  const ids = leaves.flatMap(({ deputyId }) => (deputyId === null ? [] : [deputyId]));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("staff").where("id", "in", ids).select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
