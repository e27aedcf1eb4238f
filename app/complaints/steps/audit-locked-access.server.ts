import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Viewer } from "#app/complaints/case/visible-to.server.ts";

/**
 * Records in the audit record that somebody read a locked case: its page, contact, files or documents. For other cases
 * nothing is recorded. Call it last in its transaction, because it locks the head of the audit record.
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
