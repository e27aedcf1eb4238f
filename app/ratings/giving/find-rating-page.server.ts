import { findReceipt, type Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import type { CodeProblem } from "#app/platform/readable-code.ts";
import { mayLookUp, noteUnknownCode } from "./guessed-codes.server.ts";
import { findIssuedCode, placeOf, type IssuedCode } from "#app/ratings/waiting/issued-code.server.ts";
import { findWaiting } from "#app/ratings/waiting/save-waiting.server.ts";
import type { WaitingRating } from "#app/ratings/waiting/waiting-rating.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/**
 * The counted rating. Its answers and comment are shown to staff only, because other people may see the receipt too.
 */
export interface CountedRating {
  score: Score;
  givenAt: Instant;
  /** Whether a question was answered or a comment written after the tap. */
  hasDetails: boolean;
}

/** What the address `/r/{code}` leads to. */
export type RatingPage =
  | { kind: "misread"; problem: CodeProblem }
  | { kind: "unknown" }
  | { kind: "too-many" }
  /** A code that was issued in advance, whose dossier is not known yet. */
  | { kind: "waiting"; issued: IssuedCode; rating: WaitingRating | undefined }
  | { kind: "closed"; receipt: Receipt }
  | { kind: "open"; receipt: Receipt; rating: CountedRating | undefined };

/** Looks up a typed or scanned code and the counted rating of its dossier. */
export async function findRatingPage(context: Context, typed: string): Promise<RatingPage> {
  const read = readReceiptCode(typed);
  if (!read.ok) return { kind: "misread", problem: read.problem };
  if (!(await mayLookUp(context))) return { kind: "too-many" };
  const receipt = await findReceipt(context.db, read.code);
  if (receipt === undefined) {
    const issued = await findIssuedCode(context.db, read.code);
    if (issued !== undefined) {
      return { kind: "waiting", issued, rating: await findWaiting(context.db, placeOf(issued)) };
    }
    noteUnknownCode(context);
    return { kind: "unknown" };
  }
  if (!isOpenForRating(receipt.openUntil, dayOf(context.clock.now()))) return { kind: "closed", receipt };
  return { kind: "open", receipt, rating: await findCountedRating(context, receipt) };
}

async function findCountedRating(context: Context, receipt: Receipt): Promise<CountedRating | undefined> {
  const row = await context.db
    .selectFrom("ratings")
    .where("dossier_id", "=", receipt.dossierId)
    .where("office_id", "=", receipt.officeId)
    // A rating that is only set aside provisionally is shown to the citizen like any other.
    .where("set_aside_by", "is", null)
    .select(["score", "given_at", "answers", "comment"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { score: row.score, givenAt: row.given_at, hasDetails: row.comment !== null || row.answers !== "{}" };
}
