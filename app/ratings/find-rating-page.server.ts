import { findReceipt, type Receipt } from "#app/dossiers/find-receipt.server.ts";
import { isOpenForRating } from "#app/dossiers/rating-window.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import type { CodeProblem } from "#app/platform/spoken-code.ts";
import type { Score } from "./rating.ts";

/** The rating that counts now. What was written with it is shown to staff only: others may see the receipt too. */
export interface CountedRating {
  score: Score;
  givenAt: Instant;
  /** Whether something was answered or written after the tap. */
  hasDetails: boolean;
}

/** What stands behind an address `/r/{code}`. */
export type RatingPage =
  | { kind: "misread"; problem: CodeProblem }
  | { kind: "unknown" }
  | { kind: "too-many" }
  | { kind: "closed"; receipt: Receipt }
  | { kind: "open"; receipt: Receipt; rating: CountedRating | undefined };

/**
 * Codes that do not exist, for the whole installation: generous, because a printed sheet may run ahead of the import
 * by a day; far below what guessing one of 23⁹ codes would need.
 */
const unknownCodes: Limit = { name: "unknown receipt code", count: 600, minutes: 10 };

/** Counts one use of a code that does not exist and says whether that was still within the limit. */
export function noteUnknownCode(context: Context): "unknown" | "too-many" {
  return context.limits.take(unknownCodes, "all") ? "unknown" : "too-many";
}

/** Looks up a code as somebody typed or scanned it, and the rating that counts for its dossier. */
export async function findRatingPage(context: Context, typed: string): Promise<RatingPage> {
  const read = readReceiptCode(typed);
  if (!read.ok) return { kind: "misread", problem: read.problem };
  const receipt = await findReceipt(context.db, read.code);
  if (receipt === undefined) return { kind: noteUnknownCode(context) };
  if (!isOpenForRating(receipt.openUntil, dayOf(context.clock.now()))) return { kind: "closed", receipt };
  return { kind: "open", receipt, rating: await findCountedRating(context, receipt) };
}

async function findCountedRating(context: Context, receipt: Receipt): Promise<CountedRating | undefined> {
  const row = await context.db
    .selectFrom("ratings")
    .where("dossier_id", "=", receipt.dossierId)
    .where("office_id", "=", receipt.officeId)
    // One that is only kept apart, until a person decides, is the citizen's own like any other.
    .where("set_aside_by", "is", null)
    .select(["score", "given_at", "answers", "comment"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { score: row.score, givenAt: row.given_at, hasDetails: row.comment !== null || row.answers !== "{}" };
}
