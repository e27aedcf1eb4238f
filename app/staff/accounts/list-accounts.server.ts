import type { Db } from "#db/engine.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { listLeaves } from "#app/staff/leave/find-leaves.server.ts";
import { leaveOn } from "#app/staff/leave/leave.ts";
import type { Account } from "#app/staff/account.ts";
import { roles, type Role } from "#app/staff/permissions.ts";

function accountsOf(db: Db, officeId: string) {
  return db
    .selectFrom("staff")
    .leftJoin("units", "units.id", "staff.unit_id")
    .where("staff.office_id", "=", officeId)
    .select([
      "staff.id",
      "staff.name",
      "staff.email",
      "staff.unit_id as unitId",
      "units.name as unitName",
      "staff.created_at as createdAt",
      "staff.closed_at as closedAt",
      "staff.account_id as accountId",
    ]);
}

/** The accounts of an office: open ones by name, then closed ones. */
export async function listAccounts(db: Db, officeId: string, today: Day): Promise<Account[]> {
  const rows = await accountsOf(db, officeId).execute();
  const roleRows = await db
    .selectFrom("staff_roles")
    .innerJoin("staff", "staff.id", "staff_roles.staff_id")
    .where("staff.office_id", "=", officeId)
    .select(["staff_roles.staff_id", "staff_roles.role"])
    .execute();
  const rolesById = new Map<string, Role[]>();
  for (const { staff_id: id, role } of roleRows) rolesById.set(id, [...(rolesById.get(id) ?? []), role]);
  const leaves = await listLeaves(db, officeId, today);
  const byName = new Intl.Collator("vi");
  return rows
    .map(({ accountId, ...row }) => ({
      ...row,
      isFromElsewhere: accountId !== null,
      roles: inOrder(rolesById.get(row.id) ?? []),
      awayUntil: leaveOn(leaves, row.id, today)?.untilOn ?? null,
    }))
    .sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || byName.compare(a.name, b.name));
}

/** One account of the office with the number of its open sessions; undefined when the office has no such account. */
export async function findAccount(
  db: Db,
  officeId: string,
  staffId: string,
  now: Instant,
): Promise<(Account & { openSessions: number }) | undefined> {
  const found = await accountsOf(db, officeId).where("staff.id", "=", staffId).executeTakeFirst();
  if (found === undefined) return undefined;
  const { accountId, ...row } = found;
  const roleRows = await db.selectFrom("staff_roles").where("staff_id", "=", staffId).select("role").execute();
  const sessions = await db
    .selectFrom("sessions")
    .where("place_id", "=", staffId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const today = dayOf(now);
  const leave = leaveOn(await listLeaves(db, officeId, today), staffId, today);
  return {
    ...row,
    isFromElsewhere: accountId !== null,
    roles: inOrder(roleRows.map((one) => one.role)),
    awayUntil: leave?.untilOn ?? null,
    openSessions: sessions.count,
  };
}

function inOrder(given: readonly Role[]): Role[] {
  return roles.filter((role) => given.includes(role));
}
