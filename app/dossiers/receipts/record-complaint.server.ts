import type { Tx } from "#db/engine.ts";
import { addToTotals, listRatingSides } from "#app/dossiers/totals/daily-totals.server.ts";
import { lockDossier } from "#app/dossiers/totals/lock-dossier.server.ts";

/**
 * Notes whether a problem or proposal stands against a dossier, as the national formula of satisfaction asks
 * (QĐ 766/QĐ-TTg). `isComplained` is asked once the dossier is held, so that of two changes at once none is lost.
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
