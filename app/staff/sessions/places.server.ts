import type { Db, Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { inTransaction } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Place } from "#app/staff/account.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Role } from "#app/staff/permissions.ts";

/**
 * The open places of an account: one in each office it works in, by name of the office. Everything a person does is done
 * in one place; its id is the `staffId` of every office-bound query.
 */
export function listPlaces(db: Db, accountId: string): Promise<Place[]> {
  return db
    .selectFrom("staff")
    .innerJoin("offices", "offices.id", "staff.office_id")
    .where((eb) => eb.or([eb("staff.id", "=", accountId), eb("staff.account_id", "=", accountId)]))
    .where("staff.closed_at", "is", null)
    .orderBy("offices.name")
    .orderBy("staff.id")
    .select(["staff.id", "staff.office_id as officeId", "offices.name as officeName"])
    .execute();
}

/** The place in which an account begins to work: where it worked last, else its own office, else any; undefined if all are closed. */
export async function findFirstPlace(
  db: Db,
  accountId: string,
  lastPlaceId: string | null,
): Promise<Place | undefined> {
  const places = await listPlaces(db, accountId);
  const wanted = [lastPlaceId, accountId].flatMap((id) => places.filter((place) => place.id === id));
  return wanted[0] ?? places[0];
}

/**
 * The roles in a place. The role `province` belongs to no office: it is that of the account wherever it works, while the
 * account itself is open.
 */
export async function listRoles(db: Db, placeId: string, accountId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom("staff_roles")
    .innerJoin("staff", "staff.id", "staff_roles.staff_id")
    .where("staff.closed_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("staff_roles.staff_id", "=", placeId),
        eb.and([eb("staff_roles.staff_id", "=", accountId), eb("staff_roles.role", "=", "province")]),
      ]),
    )
    .distinct()
    .select("staff_roles.role")
    .execute();
  return rows.map(({ role }) => role);
}

/** Whether the account works in other offices than that of this place. */
export async function worksElsewhere(db: Db, accountId: string, placeId: string): Promise<boolean> {
  return (await listPlaces(db, accountId)).some(({ id }) => id !== placeId);
}

/** From now on the session works in another office of its account. False if the account has no such open place. */
export function changePlace(
  context: Context,
  { session, accountId }: { session: string; accountId: string },
  placeId: string,
): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const place = await lockPlace(tx, accountId, placeId);
    if (place === undefined) return false;
    const moved = await tx
      .updateTable("sessions")
      .set({ place_id: placeId })
      .where("token_hash", "=", session)
      .where("staff_id", "=", accountId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
    await tx.updateTable("staff").set({ last_place_id: placeId }).where("id", "=", accountId).execute();
    const now = context.clock.now();
    const note = { now, officeId: place.office_id, staffId: placeId, subject: placeId };
    await recordAudit(context, tx, { ...note, action: "office-chosen" });
    return true;
  });
}

/** Locked, so that the place is not closed while a session moves to it. */
function lockPlace(tx: Tx, accountId: string, placeId: string): Promise<{ office_id: string } | undefined> {
  const query = tx
    .selectFrom("staff")
    .where("id", "=", placeId)
    .where((eb) => eb.or([eb("id", "=", accountId), eb("account_id", "=", accountId)]))
    .where("closed_at", "is", null)
    .select("office_id");
  return lockForUpdate(tx, query, "staff").executeTakeFirst();
}
