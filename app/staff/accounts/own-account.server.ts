import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { OwnSession } from "#app/staff/account.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { tryPassword } from "#app/staff/sessions/password-tries.server.ts";
import { idleSince, revokeSessions, sessionOf, type SignedIn } from "#app/staff/sessions/session.server.ts";

/** What every signed-in person may do with their own account. */

export type ChangePasswordOutcome = { ok: true } | { ok: false; reason: "wrong" | "busy" };

/**
 * Changes the person's password if the current one is right, and ends their other sessions; the session of the request
 * stays.
 */
export async function changeOwnPassword(
  context: Context,
  request: Request,
  staff: SignedIn,
  typed: { current: string; password: string },
): Promise<ChangePasswordOutcome> {
  const { staffId, accountId, officeId } = staff;
  const account = context.db.selectFrom("staff").where("id", "=", accountId).select("password_hash");
  const { password_hash: presentHash } = await account.executeTakeFirstOrThrow();
  // Counted for this session only, so that failures elsewhere do not block it.
  const browser = sessionOf(request) ?? "";
  const tried = { password: typed.current, hash: presentHash, account: accountId, browser };
  const outcome = await tryPassword(context, tried);
  if (outcome !== "right") return { ok: false, reason: outcome };
  const passwordHash = await hashPassword(typed.password);
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    // The password may have been changed meanwhile: the checked one must still be the current one.
    const changed = await tx
      .updateTable("staff")
      .set({ password_hash: passwordHash, password_given_at: null })
      .where("id", "=", accountId)
      .where("password_hash", "=", presentHash)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) return { ok: false, reason: "wrong" };
    await revokeSessions(tx, accountId, now, { except: sessionOf(request) });
    await recordAudit(context, tx, { now, officeId, staffId, action: "password-changed", subject: staffId });
    return { ok: true };
  });
}

/** The person's open sessions, the most recently used first. */
export async function listOwnSessions(context: Context, request: Request, staff: SignedIn): Promise<OwnSession[]> {
  const rows = await context.db
    .selectFrom("sessions")
    .where("staff_id", "=", staff.accountId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", context.clock.now())
    .where("last_seen_at", ">", idleSince(context, context.clock.now()))
    .orderBy("last_seen_at", "desc")
    .select(["token_hash as id", "created_at as since", "last_seen_at as lastSeenAt", "expires_at as expiresAt"])
    .execute();
  const present = sessionOf(request);
  return rows.map((row) => ({ ...row, isThis: row.id === present }));
}

/** Ends one of the person's sessions; a session of somebody else, or one that has ended, is not changed. */
export function endOwnSession(context: Context, staff: SignedIn, session: string): Promise<void> {
  const { staffId, accountId, officeId } = staff;
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    if ((await revokeSessions(tx, accountId, now, { only: session })) === 0) return;
    await recordAudit(context, tx, { now, officeId, staffId, action: "sessions-ended", subject: staffId });
  });
}
