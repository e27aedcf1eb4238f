import type { Submission } from "@conform-to/react";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { stageOf, stages, type Stage } from "#app/dossiers/dossier.ts";
import type { Context } from "#app/platform/context.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { detailsSchema, type Answers } from "#app/ratings/questions/answers.ts";
import { findQuestionnaireInForce, findQuestionnaireShown } from "#app/ratings/questions/find-questionnaire.server.ts";
import { standardQuestionnaire, type Questionnaire } from "#app/ratings/questions/questionnaire.ts";

/** A posted form of details, read with the version of the questions with which it was shown. */
export interface ReadDetails {
  questionnaire: Questionnaire;
  stage: Stage;
  submission: Submission<Answers & { comment?: string | undefined }>;
}

/**
 * Reads the form of details. It says with which version and for which stage it was shown; a version that the receipt's
 * office never asked, or a stage that does not exist, is replaced by what is asked now.
 */
export async function readDetails({ db, clock }: Context, typedCode: string, form: FormData): Promise<ReadDetails> {
  const receipt = await findReceipt(db, typedCode);
  const now = clock.now();
  const asked = form.get("questionnaire");
  const version = typeof asked === "string" && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined;
  const shown =
    receipt === undefined || version === undefined
      ? undefined
      : await findQuestionnaireShown(db, receipt.officeId, version, now);
  const inForce =
    receipt === undefined ? standardQuestionnaire : await findQuestionnaireInForce(db, receipt.officeId, now);
  const questionnaire = shown ?? inForce;
  const stage = stages.find((one) => one === form.get("stage")) ?? stageOf(receipt?.finishedOn ?? null);
  return { questionnaire, stage, submission: parseForm(form, detailsSchema(questionnaire)) };
}
