import { z } from "zod";
import type { Channel } from "#app/dossiers/dossier.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/**
 * The optional questions after the tap, few and short. They follow the factors of the national satisfaction survey
 * (SIPAS) and the limits the office has set itself: 25 minutes of waiting a visit, 40 minutes of reception a dossier.
 */

/** The facts that decide which questions are asked. */
export interface Situation {
  channel: Channel;
  finished: boolean;
  score: Score;
}

const fiveLevels = ["5", "4", "3", "2", "1", "none"] as const;

interface Question {
  answers: readonly string[];
  /** More than one answer may be chosen. */
  several?: true;
  isAsked: (situation: Situation) => boolean;
}

const always = () => true;
const atTheCounter = ({ channel }: Situation) => channel === "counter";
const withResult = ({ finished }: Situation) => finished;

/**
 * Every question in the order of the page, with its possible answers. Answers are stored under these names: never
 * rename one. Of the five levels, "none" is no opinion and stays outside every share.
 */
export const questions = {
  /** Lý do chưa hài lòng. */
  reasons: {
    answers: ["attitude", "guidance", "trips", "waiting", "late", "mistake", "payment", "other"],
    several: true,
    isAsked: ({ score }) => score <= 3,
  },
  /** Seats, equipment, the waiting room. */
  facilities: { answers: fiveLevels, isAsked: atTheCounter },
  /** Whether the procedure, fees and charges are public and as the rules say. */
  procedure: { answers: fiveLevels, isAsked: always },
  /** Attitude of the staff. */
  attitude: { answers: fiveLevels, isAsked: always },
  /** Whether the result is right, complete and without mistakes. */
  outcome: { answers: fiveLevels, isAsked: withResult },
  /** Whether it is easy to give feedback and to learn its result. */
  feedback: { answers: fiveLevels, isAsked: always },
  /** Whether the guidance was clear, and enough at the first time. */
  guidance: { answers: ["once", "repeated", "unclear"], isAsked: always },
  /** How often the citizen had to come. */
  trips: { answers: ["0", "1", "2", "3+"], isAsked: always },
  /** Minutes of waiting, per visit. */
  waiting: {
    answers: ["under-15", "15-25", "over-25"],
    isAsked: ({ channel }) => channel === "counter" || channel === "online-part",
  },
  /** Minutes of reception at the counter, per dossier. */
  reception: { answers: ["up-to-40", "over-40"], isAsked: atTheCounter },
  /** The result compared with the promised day; if late, whether a letter of apology came. */
  result: { answers: ["early", "on-time", "late-apology", "late-silent"], isAsked: withResult },
  /** How easy the online service was. */
  online: {
    answers: ["easy", "manageable", "hard"],
    isAsked: ({ channel }) => channel === "online-full" || channel === "online-part",
  },
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof questions;

export const questionNames = Object.keys(questions) as QuestionName[];

/** The questions answered on the five levels; the page shows them together, one line each. */
export type LevelQuestion = {
  [Name in QuestionName]: (typeof questions)[Name]["answers"] extends typeof fiveLevels ? Name : never;
}[QuestionName];

export const levelAnswers: readonly string[] = fiveLevels;

export function isLevelQuestion(name: QuestionName): name is LevelQuestion {
  return questions[name].answers === fiveLevels;
}

/** The reasons why a citizen is not satisfied. */
export const reasons = questions.reasons.answers;
export type Reason = (typeof reasons)[number];

/** The answers given, by question. A question without an answer is absent. */
export type Answers = {
  [Name in QuestionName]?:
    | ((typeof questions)[Name] extends { several: true }
        ? readonly (typeof questions)[Name]["answers"][number][]
        : (typeof questions)[Name]["answers"][number])
    | undefined;
};

/** The questions asked in a situation, in the order of the page. */
export function questionsAsked(situation: Situation): QuestionName[] {
  return questionNames.filter((name) => questions[name].isAsked(situation));
}

/** Most characters of a comment; a line break counts as one. */
export const longestComment = 2000;

/** What can be wrong with the details; the page has a sentence for each. */
export type DetailsProblem = "too-long" | "not-an-answer";

function oneOf<const Answer extends string>(answers: readonly Answer[]) {
  return z.enum(answers, { error: "not-an-answer" satisfies DetailsProblem }).optional();
}

const reasonsSchema = z
  .array(z.enum(questions.reasons.answers, { error: "not-an-answer" satisfies DetailsProblem }))
  .default([])
  .transform((reasons) => (reasons.length === 0 ? undefined : [...new Set(reasons)]));

const answersShape = {
  reasons: reasonsSchema,
  facilities: oneOf(fiveLevels),
  procedure: oneOf(fiveLevels),
  attitude: oneOf(fiveLevels),
  outcome: oneOf(fiveLevels),
  feedback: oneOf(fiveLevels),
  guidance: oneOf(questions.guidance.answers),
  trips: oneOf(questions.trips.answers),
  waiting: oneOf(questions.waiting.answers),
  reception: oneOf(questions.reception.answers),
  result: oneOf(questions.result.answers),
  online: oneOf(questions.online.answers),
};

/**
 * A comment as it is stored: line breaks as "\n", composed characters (NFC), no null characters (PostgreSQL refuses
 * them); undefined if nothing was written.
 */
const commentSchema = z
  .string()
  .optional()
  .transform((typed) => (typed ?? "").replaceAll("\r\n", "\n").replaceAll("\0", "").normalize("NFC").trim())
  .refine((text) => text.length <= longestComment, { error: "too-long" satisfies DetailsProblem })
  .transform((text) => (text === "" ? undefined : text));

/** The form of the details page. */
export const detailsSchema = z.object({ ...answersShape, comment: commentSchema });

export type DetailsForm = z.input<typeof detailsSchema>;

/** Reads stored answers one by one: an answer that this version does not know is ignored, the others remain. */
export function readAnswers(stored: string): Answers {
  const values: unknown = JSON.parse(stored);
  const known = z.record(z.string(), z.unknown()).parse(values);
  const read: Partial<Record<QuestionName, unknown>> = {};
  for (const name of questionNames) {
    const answer = answersShape[name].safeParse(known[name]);
    if (answer.success && answer.data !== undefined) read[name] = answer.data;
  }
  return read as Answers;
}

/** Writes answers as they are stored: only those to questions asked in this situation, in the order of the page. */
export function writeAnswers(answers: Answers, situation: Situation): string {
  const asked = questionsAsked(situation).filter((name) => answers[name] !== undefined);
  return JSON.stringify(Object.fromEntries(asked.map((name) => [name, answers[name]])));
}
