import type { Tx } from "#db/engine.ts";
import {
  collectTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
} from "#app/dossiers/totals/daily-totals.server.ts";
import type { LockedDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Instant } from "#app/platform/day.ts";

/**
 * Sets aside the ratings of locked dossiers until a person decides about them: they count in no figure. Ratings that
 * are set aside already are not changed. The totals change in the same transaction.
 */
export async function setAsideProvisionally(
  tx: Tx,
  dossiers: ReadonlyMap<string, LockedDossier>,
  dossierIds: readonly string[],
  now: Instant,
): Promise<void> {
  if (dossierIds.length === 0) return;
  const rows = await tx
    .selectFrom("ratings")
    .leftJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .where("ratings.dossier_id", "in", [...new Set(dossierIds)])
    .where("ratings.set_aside_at", "is", null)
    .select(["ratings.id", "ratings.dossier_id", ...receiptColumns, ...ratingColumns])
    .execute();
  const totals = collectTotals();
  for (const row of rows) {
    const dossier = dossiers.get(row.dossier_id);
    if (dossier === undefined) continue;
    const after = { set_aside_at: now, set_aside_by: null };
    await tx.updateTable("ratings").set(after).where("id", "=", row.id).execute();
    const receipt = receiptFacts(row);
    totals.change(
      { dossier, ...receipt, rating: ratingFacts(row) },
      { dossier, ...receipt, rating: ratingFacts({ ...row, ...after }) },
    );
  }
  await totals.save(tx);
}
