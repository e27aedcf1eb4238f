import { inTransaction } from "#db/engine.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { lockOffice } from "#db/lock.ts";
import { detailsKey, type OfficeDetails } from "#app/offices/office-details.ts";
import { saveOfficeDetails } from "#app/offices/save-office-details.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

/** "changed-meanwhile": somebody else saved other details since these were shown, and nothing was saved now. */
export type OfficeChanged = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Saves the details of the office and records in the audit record each value before and after. `shown` is the
 * `detailsKey` of the details the form was filled with. Details that are the same already change and record nothing.
 */
export function changeOffice(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  details: OfficeDetails,
  shown: string,
): Promise<OfficeChanged> {
  return inTransaction(context.db, async (tx): Promise<OfficeChanged> => {
    await lockOffice(tx, officeId);
    const before = await findOfficeDetails(tx, officeId);
    if (detailsKey(before) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const changes = changesBetween(before, details);
    if (changes.length === 0) return { ok: true };
    await saveOfficeDetails(tx, officeId, details);
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "office-changed", subject: officeId, changes });
    return { ok: true };
  });
}
