import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addToTotals, readFactsOf } from "./daily-totals.server.ts";
import type { Receipt } from "./find-receipt.server.ts";
import { holdDossier } from "./hold-dossier.server.ts";

/**
 * Notes that the rating page of a receipt was opened, the first time only: the step between received and rated in the
 * figures (đã quét mã). Nothing about who opened it is kept. A page must not fail because of it: what goes wrong is logged.
 */
export async function noteOpened(context: Context, receipt: Receipt): Promise<void> {
  if (receipt.openedAt !== null) return;
  try {
    await inTransaction(context.db, async (tx) => {
      const dossier = await holdDossier(tx, receipt.officeId, receipt.dossierId);
      const noted = await tx
        .updateTable("receipts")
        .set({ opened_at: context.clock.now() })
        .where("code", "=", receipt.code)
        .where("opened_at", "is", null)
        .executeTakeFirst();
      if (noted.numUpdatedRows !== 1n) return;
      const facts = await readFactsOf(tx, dossier, receipt.dossierId);
      await addToTotals(tx, { ...facts, wasOpened: false }, facts);
    });
  } catch (error) {
    context.log.error({ error }, "an opened rating page was not counted");
  }
}
