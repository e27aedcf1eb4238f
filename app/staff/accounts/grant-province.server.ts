import { randomBytes } from "node:crypto";
import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { sameEmail } from "#app/staff/account.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { revokeSessions } from "#app/staff/sessions/session.server.ts";

/**
 * The permission to see the figures of every office: granted and withdrawn on the server only, never by an office's
 * administrator.
 */

export type GrantOutcome = { ok: true; password: string } | { ok: false; reason: "no-such-account" };
export type TakeOutcome = { ok: true } | { ok: false; reason: "no-such-account" | "not-granted" };

const passwordBytes = 12;

/**
 * Allows the open account with this address to see the whole province, whatever it may do in its office. It gets a new
 * password and loses its sessions, because the person who created the account knows the old password; the new one
 * appears in the returned value only. A repeated call sets another password.
 */
export async function grantProvince(context: Context, email: string): Promise<GrantOutcome> {
  const password = randomBytes(passwordBytes).toString("base64url");
  const passwordHash = await hashPassword(password);
  return inTransaction(context.db, async (tx) => {
    const account = await lockAccount(tx, email);
    if (account === undefined) return { ok: false, reason: "no-such-account" };
    const now = context.clock.now();
    await tx
      .insertInto("staff_roles")
      .values({ staff_id: account.id, role: "province" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const given = { password_hash: passwordHash, password_given_at: now };
    await tx.updateTable("staff").set(given).where("id", "=", account.id).execute();
    await revokeSessions(tx, account.id, now);
    const note = { now, officeId: account.office_id, staffId: null, subject: account.id };
    await recordAudit(context, tx, { ...note, action: "province-granted" });
    return { ok: true, password };
  });
}

/** Withdraws the permission, from the account's next page on. Its roles in its own office stay. */
export function takeProvince(context: Context, email: string): Promise<TakeOutcome> {
  return inTransaction(context.db, async (tx) => {
    const account = await lockAccount(tx, email);
    if (account === undefined) return { ok: false, reason: "no-such-account" };
    const taken = await tx
      .deleteFrom("staff_roles")
      .where("staff_id", "=", account.id)
      .where("role", "=", "province")
      .executeTakeFirst();
    if (taken.numDeletedRows === 0n) return { ok: false, reason: "not-granted" };
    const note = { now: context.clock.now(), officeId: account.office_id, staffId: null, subject: account.id };
    await recordAudit(context, tx, { ...note, action: "province-taken" });
    return { ok: true };
  });
}

function lockAccount(tx: Tx, email: string): Promise<{ id: string; office_id: string } | undefined> {
  const query = tx
    .selectFrom("staff")
    .where("email", "=", sameEmail(email))
    .where("account_id", "is", null)
    .where("closed_at", "is", null)
    .select(["id", "office_id"]);
  return lockForUpdate(tx, query, "staff").executeTakeFirst();
}
