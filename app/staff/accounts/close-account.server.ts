import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { isLastAdministrator } from "#app/staff/account.ts";
import { revokeSessionsIn } from "#app/staff/sessions/session.server.ts";
import { leaveWithoutDeputy } from "#app/staff/leave/set-leave.server.ts";
import { lockAdministrators, lockOpenAccount } from "./lock-account.server.ts";

/** The parts of closing an account; `complaints/handover` puts them together with the handover of the cases. */

/**
 * Locks the office's administrators and the account until commit. Returns why it cannot be closed: the office has no
 * such open account, or it is the last one that manages accounts.
 */
export async function lockToClose(
  tx: Tx,
  officeId: string,
  staffId: string,
): Promise<"not-found" | "last-administrator" | undefined> {
  const administrators = await lockAdministrators(tx, officeId);
  if ((await lockOpenAccount(tx, officeId, staffId)) === undefined) return "not-found";
  return isLastAdministrator(administrators, staffId) ? "last-administrator" : undefined;
}

/** Closes a locked account: its name stays with what it did, and its sessions end at once, and nobody is represented by it any more. */
export async function markClosed(tx: Tx, staffId: string, now: Instant): Promise<void> {
  await tx.updateTable("staff").set({ closed_at: now }).where("id", "=", staffId).execute();
  await leaveWithoutDeputy(tx, staffId, now);
  await revokeSessionsIn(tx, staffId, now);
}
