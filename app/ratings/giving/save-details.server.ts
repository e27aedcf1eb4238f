import { inTransaction } from "#db/engine.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { isOpenForRating, stageOf, type Stage } from "#app/dossiers/dossier.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import type { Answers } from "#app/ratings/questions/answers.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import type { Questionnaire } from "#app/ratings/questions/questionnaire.ts";
import { mayLookUp, noteUnknownCode } from "./guessed-codes.server.ts";
import { saveAnswers } from "./save-answers.server.ts";

export interface Details {
  /** The receipt code as typed or scanned. */
  code: string;
  /** By the keys of the questions. */
  answers: Answers;
  /** At most `longestComment` characters; undefined leaves an earlier comment as it is. */
  comment: string | undefined;
  /** The version with which the form was shown; by default the one in force. */
  questionnaire?: Questionnaire;
  /** The stage for which the form was shown; by default that of the dossier. */
  stage?: Stage;
}

export type DetailsOutcome = "saved" | "unknown-code" | "not-open" | "not-rated" | "too-many";

const savesPerCode: Limit = { name: "rating details", count: 60, minutes: 60 };

/** Saves the answers and the comment that a citizen gives with a receipt code, see `saveAnswers`. */
export async function saveDetails(context: Context, details: Details): Promise<DetailsOutcome> {
  if (!(await mayLookUp(context))) return "too-many";
  const receipt = await findReceipt(context.db, details.code);
  if (receipt === undefined) {
    noteUnknownCode(context);
    return "unknown-code";
  }
  const now = context.clock.now();
  if (!isOpenForRating(receipt.openUntil, dayOf(now))) return "not-open";
  if (!context.limits.take(savesPerCode, receipt.code)) return "too-many";
  const questionnaire = details.questionnaire ?? (await findQuestionnaireInForce(context.db, receipt.officeId, now));
  const { answers, comment, stage = stageOf(receipt.finishedOn) } = details;
  return inTransaction(context.db, (tx) => saveAnswers(tx, receipt, { questionnaire, stage, answers, comment }));
}
