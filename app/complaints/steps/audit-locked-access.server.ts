import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Viewer } from "#app/complaints/case/visible-to.server.ts";

/**
 * Writes into the audit record that somebody looked at a locked case: its page, its contact, its files, whatever is made
 * of it. Of other cases nothing is written. Call it last in the transaction of the look.
 */
export async function auditLockedAccess(
  context: Context,
  tx: Tx,
  { officeId, staffId }: Viewer,
  { isLocked, reference }: { isLocked: boolean; reference: string },
): Promise<void> {
  if (!isLocked) return;
  await recordAudit(context, tx, {
    now: context.clock.now(),
    officeId,
    staffId,
    action: "locked-case-read",
    subject: reference,
  });
}
