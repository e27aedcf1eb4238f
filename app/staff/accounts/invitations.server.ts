import { z } from "zod";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockForUpdate, lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Invitation, OwnInvitation } from "#app/staff/account.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { officeRoles, type OfficeRole } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { isUnitOf } from "./create-account.server.ts";

/**
 * A person with an account in one office comes to work in another one by an invitation that they accept. Whoever invites
 * gets the same answer whether the address has an account or not, so that nobody learns who works where.
 */

const validMinutes = 14 * 24 * 60;
const rolesSchema = z.array(z.enum(officeRoles));

interface TypedInvitation {
  email: string;
  unitId: string | null;
  roles: readonly OfficeRole[];
}

/** What else happens in the transaction of an invitation. */
export type OnInvited = (tx: Tx, invited: { id: string; officeId: string; email: string }) => Promise<void>;

/** "already-here": an open account of this office has the address, which whoever manages accounts sees anyway. */
export type InviteOutcome = { ok: true } | { ok: false; reason: "already-here" | "unit" };

/** Invites the owner of an address to work in the office. A new invitation replaces the one before. */
export async function invite(
  context: Context,
  by: Pick<SignedIn, "staffId" | "officeId">,
  { email, unitId, roles }: TypedInvitation,
  onInvited: OnInvited = () => Promise.resolve(),
): Promise<InviteOutcome> {
  const { officeId, staffId } = by;
  if (unitId !== null && !(await isUnitOf(context, officeId, unitId))) return { ok: false, reason: "unit" };
  return inTransaction(context.db, async (tx): Promise<InviteOutcome> => {
    await lockOffice(tx, officeId);
    const here = tx.selectFrom("staff").where("office_id", "=", officeId).where("email", "=", email);
    if ((await here.where("closed_at", "is", null).select("id").executeTakeFirst()) !== undefined)
      return { ok: false, reason: "already-here" };
    const now = context.clock.now();
    await tx.deleteFrom("staff_invitations").where("office_id", "=", officeId).where("email", "=", email).execute();
    const id = newId();
    await tx
      .insertInto("staff_invitations")
      .values({
        id,
        office_id: officeId,
        email,
        unit_id: unitId,
        roles: JSON.stringify(roles),
        invited_by: staffId,
        created_at: now,
        expires_at: addMinutes(now, validMinutes),
      })
      .execute();
    await onInvited(tx, { id, officeId, email });
    await recordAudit(context, tx, { now, officeId, staffId, action: "person-invited", subject: id });
    return { ok: true };
  });
}

/** The invitations of the office that wait, the newest first. */
export async function listInvitations(db: Db, officeId: string, now: Instant): Promise<Invitation[]> {
  const rows = await db
    .selectFrom("staff_invitations")
    .where("office_id", "=", officeId)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .select(["id", "email", "roles", "expires_at as expiresAt"])
    .execute();
  return rows.map((row) => ({ ...row, roles: readRoles(row.roles) }));
}

/** Takes an invitation of the office back. */
export function withdrawInvitation(
  context: Context,
  { staffId, officeId }: Pick<SignedIn, "staffId" | "officeId">,
  id: string,
): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    const gone = await tx
      .deleteFrom("staff_invitations")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "invitation-withdrawn", subject: id });
  });
}

/** The invitations that wait for the signed-in person. */
export async function listOwnInvitations(db: Db, { email }: SignedIn, now: Instant): Promise<OwnInvitation[]> {
  const rows = await db
    .selectFrom("staff_invitations")
    .innerJoin("offices", "offices.id", "staff_invitations.office_id")
    .where("email", "=", email)
    .where("expires_at", ">", now)
    .orderBy("offices.name")
    .select(["staff_invitations.id", "offices.name as officeName", "staff_invitations.roles"])
    .execute();
  return rows.map((row) => ({ ...row, roles: readRoles(row.roles) }));
}

/**
 * Accepts or declines an invitation to the signed-in person's address. Accepting opens a place in the office with the
 * roles of the invitation, or opens one again that was closed. False if it was withdrawn or has expired.
 */
export function answerInvitation(
  context: Context,
  staff: Pick<SignedIn, "accountId" | "email" | "name">,
  id: string,
  accepts: boolean,
): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const query = tx.selectFrom("staff").where("id", "=", staff.accountId).select(["id", "email", "name"]);
    const account = await lockForUpdate(tx, query, "staff").executeTakeFirstOrThrow();
    const invitation = await tx
      .deleteFrom("staff_invitations")
      .where("id", "=", id)
      .where("email", "=", account.email)
      .where("expires_at", ">", now)
      .returning(["office_id as officeId", "unit_id as unitId", "roles"])
      .executeTakeFirst();
    if (invitation === undefined) return false;
    const placeId = accepts ? await openPlace(tx, account, invitation, now) : null;
    const { officeId } = invitation;
    const action = accepts ? "invitation-accepted" : "invitation-declined";
    await recordAudit(context, tx, { now, officeId, staffId: placeId, action, subject: placeId ?? id });
    return true;
  });
}

async function openPlace(
  tx: Tx,
  account: { id: string; email: string; name: string },
  { officeId, unitId, roles }: { officeId: string; unitId: string | null; roles: string },
  now: Instant,
): Promise<string> {
  const before = await tx
    .selectFrom("staff")
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("id", "=", account.id), eb("account_id", "=", account.id)]))
    .select(["id", "closed_at as closedAt"])
    .executeTakeFirst();
  // The account came here in another way since: its roles stay.
  if (before?.closedAt === null) return before.id;
  const id = before?.id ?? newId();
  const details = { name: account.name, email: account.email, unit_id: unitId, closed_at: null };
  if (before === undefined) {
    const place = { id, office_id: officeId, account_id: account.id, password_hash: "", created_at: now };
    await tx
      .insertInto("staff")
      .values({ ...place, ...details, password_given_at: null })
      .execute();
  } else {
    await tx.updateTable("staff").set(details).where("id", "=", id).execute();
    await tx.deleteFrom("staff_roles").where("staff_id", "=", id).where("role", "in", officeRoles).execute();
  }
  const rows = readRoles(roles).map((role) => ({ staff_id: id, role }));
  await tx.insertInto("staff_roles").values(rows).execute();
  return id;
}

function readRoles(json: string): OfficeRole[] {
  return rolesSchema.parse(JSON.parse(json));
}
