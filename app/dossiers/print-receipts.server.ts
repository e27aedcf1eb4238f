import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { chosenReceipts } from "./find-receipts.server.ts";
import { mostReceiptsPrinted, type PrintChoice } from "./print-choice.ts";

/** `printedAt` names the receipts printed together: their paper is made from it, now and again later. */
export type PrintOutcome = { outcome: "printed"; printedAt: Instant; count: number } | { outcome: "none" };

/** Notes the receipts of a choice as printed, those received first and at most `mostReceiptsPrinted`. */
export async function printReceipts(context: Context, officeId: string, choice: PrintChoice): Promise<PrintOutcome> {
  const printedAt = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const chosen = await chosenReceipts(tx, officeId, choice)
      .select("receipts.code")
      .orderBy("dossiers.received_on")
      .orderBy("dossiers.id")
      .limit(mostReceiptsPrinted)
      .execute();
    if (chosen.length === 0) return { outcome: "none" };
    const codes = chosen.map((receipt) => receipt.code);
    await tx.updateTable("receipts").set({ printed_at: printedAt }).where("code", "in", codes).execute();
    return { outcome: "printed", printedAt, count: codes.length };
  });
}

/**
 * Notes the receipt of one dossier as printed; false where the office has no such dossier. A receipt that was printed
 * before keeps its first time: nobody asks for the later one, and a rating in between must not look premature.
 */
export async function notePrinted(context: Context, officeId: string, dossierId: string): Promise<boolean> {
  const now = context.clock.now();
  const noted = await context.db
    .updateTable("receipts")
    .set((eb) => ({ printed_at: eb.fn.coalesce("printed_at", eb.val(now)) }))
    .where("office_id", "=", officeId)
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}
