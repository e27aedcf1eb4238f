import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { permissions, type Role } from "#app/staff/permissions.ts";
import { receiverOn, type Deputy, type Leave, type NamedLeave, type Represented } from "./leave.ts";

/** The leaves of an office that have not ended before a day. */
export function listLeaves(db: Db, officeId: string, from: Day): Promise<Leave[]> {
  return db
    .selectFrom("staff_leaves")
    .where("office_id", "=", officeId)
    .where("until_on", ">=", from)
    .orderBy("from_on")
    .orderBy("id")
    .select(["id", "staff_id as staffId", "deputy_id as deputyId", "from_on as fromOn", "until_on as untilOn"])
    .execute();
}

/** A person's leaves, and those in which the person deputises, by their first day; none that is over. */
export async function listLeavesOf(
  db: Db,
  officeId: string,
  staffId: string,
  today: Day,
): Promise<{ own: NamedLeave[]; deputised: NamedLeave[] }> {
  const rows = await db
    .selectFrom("staff_leaves")
    .innerJoin("staff", "staff.id", "staff_leaves.staff_id")
    .leftJoin("staff as deputies", "deputies.id", "staff_leaves.deputy_id")
    .where("staff_leaves.office_id", "=", officeId)
    .where("staff_leaves.until_on", ">=", today)
    .where("staff.closed_at", "is", null)
    .where((eb) => eb.or([eb("staff_leaves.staff_id", "=", staffId), eb("staff_leaves.deputy_id", "=", staffId)]))
    .orderBy("staff_leaves.from_on")
    .orderBy("staff_leaves.id")
    .select(["staff_leaves.id", "staff_leaves.staff_id", "staff.name", "deputies.name as deputyName"])
    .select(["staff_leaves.from_on as fromOn", "staff_leaves.until_on as untilOn"])
    .execute();
  const named = rows.map(({ staff_id: owner, ...leave }) => ({ owner, leave }));
  return {
    own: named.filter(({ owner }) => owner === staffId).map(({ leave }) => leave),
    deputised: named.filter(({ owner }) => owner !== staffId).map(({ leave }) => leave),
  };
}

/** Who can deputise for a person: the open accounts of the office that may open the inbox, without the person. */
export function listDeputies(db: Db, officeId: string, staffId: string): Promise<Deputy[]> {
  return db
    .selectFrom("staff")
    .leftJoin("units", "units.id", "staff.unit_id")
    .where("staff.office_id", "=", officeId)
    .where("staff.id", "!=", staffId)
    .where("staff.closed_at", "is", null)
    .where("staff.id", "in", (eb) =>
      eb.selectFrom("staff_roles").where("role", "in", permissions["inbox.view"]).select("staff_id"),
    )
    .orderBy("staff.name")
    .orderBy("staff.id")
    .select(["staff.id", "staff.name", "units.name as unitName"])
    .execute();
}

/** Whom a person represents on a day; nobody while the person is away. */
export async function listRepresented(db: Db, staffId: string, today: Day): Promise<Represented[]> {
  const rows = await db
    .selectFrom("staff_leaves")
    .innerJoin("staff", "staff.id", "staff_leaves.staff_id")
    .where("staff_leaves.deputy_id", "=", staffId)
    .where("staff_leaves.from_on", "<=", today)
    .where("staff_leaves.until_on", ">=", today)
    .where("staff.closed_at", "is", null)
    .where((eb) => {
      const own = eb
        .selectFrom("staff_leaves as own")
        .where("own.staff_id", "=", staffId)
        .where("own.from_on", "<=", today)
        .where("own.until_on", ">=", today);
      return eb.not(eb.exists(own.select("own.id")));
    })
    .orderBy("staff.name")
    .select(["staff.id as staffId", "staff.name", "staff_leaves.until_on as untilOn"])
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.staffId);
  const roles = await db.selectFrom("staff_roles").where("staff_id", "in", ids).selectAll().execute();
  return rows.map((row) => ({ ...row, roles: rolesOf(row.staffId, roles) }));
}

function rolesOf(staffId: string, rows: readonly { staff_id: string; role: Role }[]): Role[] {
  return rows.filter((row) => row.staff_id === staffId).map(({ role }) => role);
}

/** Who receives what is a person's today (`receiverOn`). */
export async function findReceiver(db: Db, officeId: string, staffId: string, today: Day): Promise<string | null> {
  return receiverOn(await listLeaves(db, officeId, today), staffId, today);
}
