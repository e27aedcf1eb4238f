import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { clearedCookie, findSignedIn, revokeSessions, sessionOf } from "./session.server.ts";

/** Ends the session of the request; returns the cookie that removes the browser's. */
export async function signOut(context: Context, request: Request): Promise<string> {
  const staff = await findSignedIn(context, request);
  const session = sessionOf(request);
  if (staff !== undefined && session !== undefined) {
    const now = context.clock.now();
    await inTransaction(context.db, async (tx) => {
      await revokeSessions(tx, staff.accountId, now, { only: session });
      const { officeId, staffId } = staff;
      await recordAudit(context, tx, { now, officeId, staffId, action: "signed-out", subject: staffId });
    });
  }
  return clearedCookie(context);
}
