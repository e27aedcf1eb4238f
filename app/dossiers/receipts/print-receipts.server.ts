import type { ExpressionBuilder } from "kysely";
import { inTransaction } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { chosenReceipts } from "./find-receipts.server.ts";
import { mostReceiptsPrinted, type PrintChoice } from "./print-choice.ts";

/** `printedAt` identifies the receipts that were printed together; their paper is made from it, now or later again. */
export type PrintOutcome = { outcome: "printed"; printedAt: Instant; count: number } | { outcome: "none" };

/** Marks the receipts of a choice as printed, those received first and at most `mostReceiptsPrinted`. */
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
    await tx.updateTable("receipts").set(printed(printedAt)).where("code", "in", codes).execute();
    return { outcome: "printed", printedAt, count: codes.length };
  });
}

/**
 * The first time is stored separately: a rating given between two prints must not look as if it came before printing.
 */
function printed(at: Instant) {
  return {
    printed_at: at,
    first_printed_at: (eb: ExpressionBuilder<Database, "receipts">) =>
      eb.fn.coalesce("receipts.first_printed_at", eb.val(at)),
  };
}

/** Marks the receipt of one dossier as printed; false if the office has no such dossier. */
export async function notePrinted(context: Context, officeId: string, dossierId: string): Promise<boolean> {
  const noted = await context.db
    .updateTable("receipts")
    .set(printed(context.clock.now()))
    .where("office_id", "=", officeId)
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}
