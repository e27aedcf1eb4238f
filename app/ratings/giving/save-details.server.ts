import { inTransaction, type Tx } from "#db/engine.ts";
import {
  addToTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
} from "#app/dossiers/totals/daily-totals.server.ts";
import { findReceipt, type Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { lockDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import { mayLookUp, noteUnknownCode } from "./guessed-codes.server.ts";
import { readAnswers, writeAnswers, type Answers } from "#app/ratings/questions/questionnaire.ts";

export interface Details {
  /** The receipt code as typed or scanned. */
  code: string;
  answers: Answers;
  /** At most `longestComment` characters; undefined leaves an earlier comment as it is. */
  comment: string | undefined;
}

export type DetailsOutcome = "saved" | "unknown-code" | "not-open" | "not-rated" | "too-many";

const savesPerCode: Limit = { name: "rating details", count: 60, minutes: 60 };

/**
 * Saves the answers and the comment of the counted rating of the dossier. An answer replaces the earlier one; an open
 * question leaves it unchanged, because the page does not show earlier answers and an empty field is no wish to remove
 * one. Answers to questions that do not apply to the dossier are ignored.
 */
export async function saveDetails(context: Context, details: Details): Promise<DetailsOutcome> {
  if (!(await mayLookUp(context))) return "too-many";
  const receipt = await findReceipt(context.db, details.code);
  if (receipt === undefined) {
    noteUnknownCode(context);
    return "unknown-code";
  }
  if (!isOpenForRating(receipt.openUntil, dayOf(context.clock.now()))) return "not-open";
  if (!context.limits.take(savesPerCode, receipt.code)) return "too-many";
  return inTransaction(context.db, (tx) => writeDetails(tx, receipt, details));
}

async function writeDetails(tx: Tx, receipt: Receipt, details: Details): Promise<"saved" | "not-rated"> {
  const dossier = await lockDossier(tx, receipt.officeId, receipt.dossierId);
  const counted = await tx
    .selectFrom("receipts")
    .innerJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "=", receipt.dossierId)
    .where("receipts.office_id", "=", receipt.officeId)
    // A rating that a person set aside is not changed; one that is set aside provisionally is.
    .where("ratings.set_aside_by", "is", null)
    .select(["ratings.id", ...receiptColumns, ...ratingColumns])
    .executeTakeFirst();
  if (counted === undefined) return "not-rated";
  const situation = { channel: dossier.channel, finished: dossier.finished_on !== null, score: counted.score };
  const { comment } = details;
  const changed = {
    answers: writeAnswers({ ...readAnswers(counted.answers), ...given(details.answers) }, situation),
    ...(comment === undefined ? {} : { comment, comment_search: searchText(comment) }),
  };
  await tx.updateTable("ratings").set(changed).where("id", "=", counted.id).execute();
  const facts = (rating: typeof counted) => ({
    dossier,
    ...receiptFacts(counted),
    rating: ratingFacts(rating),
  });
  await addToTotals(tx, facts(counted), facts({ ...counted, ...changed }));
  return "saved";
}

/** The answered questions only: an open question must not replace an earlier answer. */
function given(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}
