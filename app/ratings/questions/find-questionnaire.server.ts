import type { Db } from "#db/engine.ts";
import { stageOf, type Channel, type Stage } from "#app/dossiers/dossier.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { Question } from "./question.ts";
import {
  firstVersion,
  questionsAsked,
  readQuestions,
  standardQuestionnaire,
  type Questionnaire,
  type Questionnaires,
} from "./questionnaire.ts";

/**
 * The questionnaire that an office asks at an instant: the newest version that has begun, version 1 before the office
 * has made one. Read from the database each time, so that all processes ask the same.
 */
export async function findQuestionnaireInForce(db: Db, officeId: string, at: Instant): Promise<Questionnaire> {
  const row = await db
    .selectFrom("questionnaires")
    .where("office_id", "=", officeId)
    .where("in_force_from", "<=", at)
    .orderBy("version", "desc")
    .limit(1)
    .select(["version", "questions"])
    .executeTakeFirst();
  return row === undefined ? standardQuestionnaire : fromRow(row);
}

/**
 * The version that a form says it was made with; undefined for a version that the office does not have or that was not in
 * force by this instant. Whatever a form says is looked up in its own office only.
 */
export async function findQuestionnaireShown(
  db: Db,
  officeId: string,
  version: number,
  at: Instant,
): Promise<Questionnaire | undefined> {
  if (version === firstVersion) return standardQuestionnaire;
  const row = await db
    .selectFrom("questionnaires")
    .where("office_id", "=", officeId)
    .where("version", "=", version)
    .where("in_force_from", "<=", at)
    .select(["version", "questions"])
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** All versions of an office by their number, drafts included. */
export async function listQuestionnaires(db: Db, officeId: string): Promise<Questionnaires> {
  const rows = await db
    .selectFrom("questionnaires")
    .where("office_id", "=", officeId)
    .orderBy("version")
    .select(["version", "questions"])
    .execute();
  return new Map([standardQuestionnaire, ...rows.map(fromRow)].map((one) => [one.version, one]));
}

function fromRow({ version, questions }: { version: number; questions: string }): Questionnaire {
  return { version, questions: readQuestions(questions) };
}

/** The questions for a dossier, with what a form must carry so that its answers are stored where they belong. */
export interface AskedQuestions {
  version: number;
  stage: Stage;
  questions: Question[];
}

interface AskedDossier {
  officeId: string;
  channel: Channel;
  finishedOn: Day | null;
}

/**
 * The questions that an office asks about a dossier at an instant, by its channel and stage. Without a score (a paper
 * slip that is still to be entered) the questions of every score. Each question has its texts in all languages.
 */
export async function findAskedQuestions(
  db: Db,
  { officeId, channel, finishedOn }: AskedDossier,
  score: Score | undefined,
  at: Instant,
): Promise<AskedQuestions> {
  const questionnaire = await findQuestionnaireInForce(db, officeId, at);
  const stage = stageOf(finishedOn);
  const questions = questionsAsked(questionnaire, { channel, stage, score });
  return { version: questionnaire.version, stage, questions };
}
