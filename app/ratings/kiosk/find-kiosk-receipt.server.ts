import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { mayLookUp, noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import type { CodeRefusal, KioskReceipt } from "./kiosk-receipt.ts";

/** Looks up a code that was scanned or typed on a tablet. */
export async function findKioskReceipt(context: Context, typed: string): Promise<KioskReceipt | CodeRefusal> {
  if (!readReceiptCode(typed).ok) return "misread";
  if (!(await mayLookUp(context))) return "tooMany";
  const receipt = await findReceipt(context.db, typed);
  if (receipt === undefined) {
    noteUnknownCode(context);
    return "unknown";
  }
  if (!isOpenForRating(receipt.openUntil, dayOf(context.clock.now()))) return "closed";
  const { code, number, procedureName } = receipt;
  return { code, number, procedureName };
}
