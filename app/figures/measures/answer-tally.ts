import {
  evidenceOfLevel,
  type EvidenceLevel,
  type Indicator,
  type ServiceFactor,
} from "#app/ratings/questions/crosswalk.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { questionNamed, readAnswerName, type Questionnaires } from "#app/ratings/questions/questionnaire.ts";
import { isStandardName, type StandardName } from "#app/ratings/questions/standard-questions.ts";

/** How often each answer was given to a question: answer → count. */
export type AnswerCounts = Readonly<Record<string, number>>;

/** Numbers of answers that are better than required, as required, and not as required. */
export type EvidenceCounts = Readonly<Record<EvidenceLevel, number>>;

export const noEvidence: EvidenceCounts = { better: 0, met: 0, failed: 0 };

/** A question of one version with its answers. */
export interface AnsweredQuestion {
  version: number;
  question: Question;
  answers: AnswerCounts;
}

/**
 * The answers of all versions of the questionnaire by what they count for. A question keeps what it counts for by its own
 * version, so that no later version changes an earlier figure.
 */
export interface AnswerTally {
  /** The product's own questions, in whatever version they were asked. */
  standard: Readonly<Partial<Record<StandardName, AnswerCounts>>>;
  /** Five-level answers bound to a factor of SIPAS. */
  factors: Readonly<Partial<Record<ServiceFactor, AnswerCounts>>>;
  /** Answers bound to one of the nine indicators. */
  indicators: Readonly<Partial<Record<Indicator, EvidenceCounts>>>;
  /** Every question that was answered, by version and in the order of its page. */
  questions: readonly AnsweredQuestion[];
}

/** What is counted in the totals: stored name of a question → answer → count. */
export type GivenAnswers = Readonly<Record<string, AnswerCounts>>;

/** Counts answers by the crosswalk of the version they belong to. A question that no version knows is left out. */
export function tallyOf(given: GivenAnswers, questionnaires: Questionnaires): AnswerTally {
  const standard: Partial<Record<StandardName, AnswerCounts>> = {};
  const factors: Partial<Record<ServiceFactor, AnswerCounts>> = {};
  const indicators: Partial<Record<Indicator, EvidenceCounts>> = {};
  const answered: AnsweredQuestion[] = [];
  for (const [name, answers] of Object.entries(given)) {
    const question = questionNamed(questionnaires, name);
    if (question === undefined) continue;
    const { key, factor, indicator } = question;
    answered.push({ version: readAnswerName(name).version, question, answers });
    if (isStandardName(key)) standard[key] = added(standard[key], answers);
    if (factor !== null) factors[factor] = added(factors[factor], answers);
    if (indicator !== null) indicators[indicator] = addedEvidence(indicators[indicator], question, answers);
  }
  return { standard, factors, indicators, questions: inPageOrder(answered, questionnaires) };
}

function added(sofar: AnswerCounts = {}, answers: AnswerCounts): AnswerCounts {
  const sum: Record<string, number> = { ...sofar };
  for (const [answer, count] of Object.entries(answers)) sum[answer] = (sum[answer] ?? 0) + count;
  return sum;
}

function addedEvidence(sofar = noEvidence, question: Question, answers: AnswerCounts): EvidenceCounts {
  const sum = { ...sofar };
  for (const [answer, count] of Object.entries(answers)) {
    const level = evidenceOf(question, answer);
    if (level !== undefined) sum[level] += count;
  }
  return sum;
}

function evidenceOf({ kind, options }: Question, answer: string): EvidenceLevel | undefined {
  if (kind === "scale") return evidenceOfLevel(answer);
  return options.find(({ id }) => id === answer)?.evidence ?? undefined;
}

function inPageOrder(answered: readonly AnsweredQuestion[], questionnaires: Questionnaires): AnsweredQuestion[] {
  const place = ({ version, question }: AnsweredQuestion) =>
    questionnaires.get(version)?.questions.findIndex(({ key }) => key === question.key) ?? 0;
  return answered.toSorted((one, other) => one.version - other.version || place(one) - place(other));
}

/** How often any of these answers was given to one of the product's own questions. */
export function answered(tally: AnswerTally, question: StandardName, answers: readonly string[]): number {
  return countOf(tally.standard[question], answers);
}

/** How often any of these answers was given. */
export function countOf(counts: AnswerCounts | undefined, answers: readonly string[]): number {
  return answers.reduce((sum, answer) => sum + (counts?.[answer] ?? 0), 0);
}

/**
 * The questions that count for nothing else: neither for a figure of the product's own questions, nor for a factor or an
 * indicator. They stand apart.
 */
export function questionsApart({ questions }: AnswerTally): AnsweredQuestion[] {
  return questions.filter(
    ({ question: { key, factor, indicator } }) => factor === null && indicator === null && !isStandardName(key),
  );
}
