import { findTappedReceipt, type Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { findSignedLink } from "#app/ratings/advance/find-signed-link.server.ts";
import { mayLookUp, noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import { findIssuedCode, placeOf } from "#app/ratings/waiting/issued-code.server.ts";
import type { WaitingPlace } from "#app/ratings/waiting/waiting-rating.ts";
import type { ScannedCode } from "./scanned-code.ts";

/** Where a scanned code leads. `ownNetworks`: those of the office, not for the citizen. */
export type FoundScanned =
  | { kind: "too-many" }
  | { kind: "unknown" }
  | {
      kind: "registered";
      receipt: Receipt;
      ownNetworks: string;
      /** Paper that is not the product's own receipt, with the moment when its code was issued, if it has one. */
      otherPaper: { issuedAt: Instant | undefined } | undefined;
    }
  /** The dossier is not registered yet. `number`: null while nobody knows it. */
  | { kind: "waiting"; place: WaitingPlace; number: string | null; ownNetworks: string };

/** Finds what a scanned code belongs to. An unknown one counts as a guess, as on a phone. */
export async function findScanned(context: Context, scanned: ScannedCode): Promise<FoundScanned> {
  if (scanned.kind === "link") return findLink(context, scanned);
  if (!(await mayLookUp(context))) return { kind: "too-many" };
  const found = await findTappedReceipt(context.db, scanned.code);
  if (found !== undefined) {
    const { receipt, ownNetworks, issuedAt } = found;
    return { kind: "registered", receipt, ownNetworks, otherPaper: issuedAt === undefined ? undefined : { issuedAt } };
  }
  const issued = await findIssuedCode(context.db, scanned.code);
  if (issued === undefined) {
    noteUnknownCode(context);
    return { kind: "unknown" };
  }
  const { number, ownNetworks } = issued;
  return { kind: "waiting", place: placeOf(issued), number, ownNetworks };
}

async function findLink(context: Context, { secretId, rest }: ScannedCode & { kind: "link" }): Promise<FoundScanned> {
  const found = await findSignedLink(context, secretId, rest);
  if (found.kind === "waiting") {
    const { officeId, number, ownNetworks } = found.link;
    return { kind: "waiting", place: { officeId, kind: "number", place: number }, number, ownNetworks };
  }
  if (found.kind !== "registered") return found;
  const tapped = await findTappedReceipt(context.db, found.code);
  if (tapped === undefined) return { kind: "unknown" };
  const { receipt, ownNetworks } = tapped;
  return { kind: "registered", receipt, ownNetworks, otherPaper: { issuedAt: undefined } };
}
