import { isOpenForRating } from "#app/dossiers/dossier.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { findScanned } from "./find-scanned.server.ts";
import type { CodeRefusal, KioskReceipt } from "./kiosk-receipt.ts";
import { readScanned } from "./scanned-code.ts";

/**
 * Looks up a code or a signed link that was scanned or typed on a tablet. One whose dossier is not registered yet has
 * faces as well.
 */
export async function findKioskReceipt(context: Context, typed: string): Promise<KioskReceipt | CodeRefusal> {
  const scanned = readScanned(typed);
  if (scanned === undefined) return "misread";
  const found = await findScanned(context, scanned);
  switch (found.kind) {
    case "too-many":
      return "tooMany";
    case "unknown":
      return "unknown";
    case "waiting":
      return { code: scanned.code, number: found.number ?? "", procedureName: "" };
    case "registered": {
      const { code, number, procedureName, openUntil } = found.receipt;
      if (!isOpenForRating(openUntil, dayOf(context.clock.now()))) return "closed";
      return { code, number, procedureName };
    }
  }
}
