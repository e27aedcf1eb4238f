import { z } from "zod";
import { channels, stages, type Channel, type Stage } from "#app/dossiers/dossier.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { evidenceLevels, indicators, serviceFactors } from "./crosswalk.ts";

/** The kinds of questions: five levels, yes or no, one of a list, several of a list, a text. */
export const questionKinds = ["scale", "yes-no", "choice", "several", "text"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A text in the languages in which every question is asked; empty where it is not written yet. */
export const textsSchema = z.object({ vi: z.string(), en: z.string() });
export type Texts = Readonly<z.infer<typeof textsSchema>>;

/** The text of a language; in Vietnamese where the language has none. */
export function textIn(texts: Texts, language: Language): string {
  return texts[language] === "" ? texts.vi : texts[language];
}

const optionSchema = z.object({
  /** Stored with an answer: never given to another answer of the same question. */
  id: z.string(),
  texts: textsSchema,
  /** How the answer counts for the indicator of its question; null if it does not. */
  evidence: z.enum(evidenceLevels).nullable(),
});

export const questionSchema = z.object({
  /** Unique in its version. A question that is copied into the next version keeps it. */
  key: z.string(),
  kind: z.enum(questionKinds),
  label: textsSchema,
  hint: textsSchema,
  /** The possible answers; empty for five levels and for a text. */
  options: z.array(optionSchema),
  /** The ways of submission for which it is asked. */
  channels: z.array(z.enum(channels)),
  stages: z.array(z.enum(stages)),
  /** Asked of citizens who gave at most this score; 5 is everybody. */
  upToScore: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  /** The factor of SIPAS for which its answers count; five levels only. */
  factor: z.enum(serviceFactors).nullable(),
  /** The indicator for which its answers count; never for a text. */
  indicator: z.enum(indicators).nullable(),
});
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** The facts that decide which questions are asked. */
export interface Situation {
  channel: Channel;
  stage: Stage;
  /** Undefined while it is not known: the questions of every score. */
  score: Score | undefined;
}

/** Whether a question is asked in a situation. */
export function isAsked(question: Question, { channel, stage, score }: Situation): boolean {
  return question.channels.includes(channel) && question.stages.includes(stage) && isAskedAfter(question, score);
}

/** Whether a question is asked of somebody who gave this score. */
export function isAskedAfter(question: Question, score: Score | undefined): boolean {
  return score === undefined || score <= question.upToScore;
}
