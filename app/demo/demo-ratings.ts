import type { Channel } from "#app/dossiers/dossier.ts";
import type { Answers } from "#app/ratings/questions/answers.ts";
import { questionsAsked, standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { clockAt } from "#app/platform/clock.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, monthOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Chance } from "./demo-chance.ts";
import { comments, reasonsIn } from "./demo-texts.ts";

const reasonsInTime = [
  "attitude",
  "guidance",
  "guidance",
  "trips",
  "trips",
  "waiting",
  "waiting",
  "mistake",
  "other",
] as const;
const clear = ["once", "once", "once", "repeated"] as const;

interface Rateable {
  code: string;
  channel: Channel;
  received_on: Day;
  due_at: Instant | null;
  finished_at: Instant | null;
  received_at: Instant;
}

/** How citizens differ from the usual: added to the share who rate, and to how well they rate. */
export interface Habits {
  willingness: number;
  mood: number;
  /** Added per month to the share who rate. */
  growth?: number;
}

const usual: Habits = { willingness: 0, mood: 0 };
const usualGrowth = 0.022;

/** The year before: fewer rated, and slightly worse. */
export const habitsOfLastYear: Habits = { willingness: -0.03, mood: -0.055, growth: 0.004 };

/**
 * Rates about a third of the dossiers as citizens would, at the counter or after the result, more from month to month.
 * `firstDay` limits it to dossiers received from that day on.
 */
export async function rateDossiers(
  context: Context,
  officeId: string,
  chance: Chance,
  habits: Habits = usual,
  receivedFrom?: Day,
): Promise<number> {
  const dossiers = await listRateable(context, officeId, receivedFrom);
  const months = [...new Set(dossiers.map((dossier) => monthOf(dossier.received_on)))].sort();
  const growth = habits.growth ?? usualGrowth;
  let rated = 0;
  for (const dossier of dossiers) {
    const willingness = 0.24 + habits.willingness + growth * months.indexOf(monthOf(dossier.received_on));
    if (!chance.happens(willingness)) continue;
    if (await rateOne(context, dossier, chance, habits.mood)) rated += 1;
  }
  return rated;
}

function listRateable(context: Context, officeId: string, receivedFrom: Day | undefined): Promise<Rateable[]> {
  let dossiers = context.db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId);
  if (receivedFrom !== undefined) dossiers = dossiers.where("dossiers.received_on", ">=", receivedFrom);
  return dossiers
    .orderBy("dossiers.received_at")
    .orderBy("dossiers.number")
    .select([
      "receipts.code",
      "dossiers.channel",
      "dossiers.received_on",
      "dossiers.received_at",
      "dossiers.due_at",
      "dossiers.finished_at",
    ])
    .execute();
}

async function rateOne(context: Context, dossier: Rateable, chance: Chance, mood: number): Promise<boolean> {
  const begin = dossier.finished_at ?? dossier.received_at;
  const at = addMinutes(begin, chance.between(5, chance.happens(0.7) ? 600 : 6000));
  if (at >= context.clock.now()) return false;
  const then: Context = { ...context, clock: clockAt(at) };
  const isLate = dossier.due_at !== null && begin > dossier.due_at;
  const score = scoreOf(isLate, chance, mood);
  const given = await giveRating(then, {
    code: dossier.code,
    score,
    source: dossier.channel === "counter" && chance.happens(0.2) ? "kiosk" : "phone",
    language: chance.happens(0.02) ? "en" : "vi",
  });
  if (given.outcome !== "recorded") return false;
  if (chance.happens(0.45)) await describe(then, dossier, score, isLate, chance);
  return true;
}

function scoreOf(isLate: boolean, chance: Chance, mood: number): Score {
  const luck = chance.next() + mood - (isLate ? 0.35 : 0);
  if (luck > 0.5) return 5;
  if (luck > 0.15) return 4;
  if (luck > 0.06) return 3;
  return luck > 0.015 ? 2 : 1;
}

async function describe(
  context: Context,
  dossier: Rateable,
  score: Score,
  isLate: boolean,
  chance: Chance,
): Promise<void> {
  const stage = dossier.finished_at === null ? "reception" : "result";
  const questions = questionsAsked(standardQuestionnaire, { channel: dossier.channel, stage, score });
  const asked = new Set(questions.map(({ key }) => key));
  const comment = chance.happens(0.5) ? chance.pick(comments[score]) : undefined;
  const likelyReason = isLate ? "late" : chance.pick(reasonsInTime);
  const answers: Answers = {
    ...answerLevels(questions, score, isLate, chance),
    ...(asked.has("reasons") ? { reasons: comment === undefined ? [likelyReason] : reasonsIn(comment) } : {}),
    ...(asked.has("guidance") ? { guidance: chance.pick(score >= 4 ? clear : ["repeated", "unclear"]) } : {}),
    ...(asked.has("trips") ? { trips: chance.pick(["0", "1", "1", "2"] as const) } : {}),
    ...(asked.has("waiting") ? { waiting: chance.pick(["under-15", "under-15", "15-25", "over-25"] as const) } : {}),
    ...(asked.has("reception") ? { reception: chance.pick(["up-to-40", "up-to-40", "over-40"] as const) } : {}),
    ...(asked.has("online") ? { online: chance.pick(["easy", "easy", "manageable", "hard"] as const) } : {}),
    ...(asked.has("result") ? { result: isLate ? ("late-silent" as const) : ("on-time" as const) } : {}),
  };
  await saveDetails(context, { code: dossier.code, answers, comment });
}

/**
 * Answers the questions on five levels: mostly like the rating, sometimes a level better or worse, sometimes without an
 * opinion.
 */
function answerLevels(questions: readonly Question[], score: Score, isLate: boolean, chance: Chance): Answers {
  const answers: Record<string, string> = {};
  for (const { key: name } of questions.filter(({ kind }) => kind === "scale")) {
    if (chance.happens(0.2)) continue;
    answers[name] = chance.happens(0.06)
      ? "none"
      : levelNear(name === "procedure" && isLate ? score - 1 : score, chance);
  }
  return answers;
}

function levelNear(score: number, chance: Chance): "1" | "2" | "3" | "4" | "5" {
  const level = score + chance.pick([-1, 0, 0, 0, 1, 1]);
  return String(Math.min(5, Math.max(1, level))) as "1" | "2" | "3" | "4" | "5";
}
