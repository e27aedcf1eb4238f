import type { Tx } from "#db/engine.ts";
import { addToTotals, listRatingSides } from "#app/dossiers/totals/daily-totals.server.ts";
import { lockDossier } from "#app/dossiers/totals/lock-dossier.server.ts";

/**
 * Records whether there is a problem or proposal about a dossier, which the national formula of satisfaction needs (QĐ
 * 766/QĐ-TTg). `isComplained` is called after the dossier is locked, so that no simultaneous change is lost.
 */
export async function recordComplaint(
  tx: Tx,
  officeId: string,
  dossierId: string,
  isComplained: () => Promise<boolean>,
): Promise<void> {
  const dossier = await lockDossier(tx, officeId, dossierId);
  const complained = (await isComplained()) ? 1 : 0;
  const noted = await tx
    .updateTable("receipts")
    .set({ complained })
    .where("dossier_id", "=", dossierId)
    .where("complained", "!=", complained)
    .executeTakeFirst();
  if (noted.numUpdatedRows !== 1n) return;
  const side = (await listRatingSides(tx, [dossierId])).get(dossierId);
  if (side === undefined) throw new Error("a receipt is gone although its dossier was locked");
  const facts = { dossier, ...side };
  await addToTotals(tx, { ...facts, hasComplaint: !facts.hasComplaint }, facts);
}
