import type { Db } from "#db/engine.ts";
import { findTarget } from "#app/offices/find-target.server.ts";
import type { FigureName, Target } from "#app/offices/target.ts";
import type { Day } from "#app/platform/day.ts";
import { answeredOnTime } from "./answered-on-time.ts";
import { emptyCohort, type MonthCohort } from "./cohort.ts";
import { countAnswers } from "./count-answers.server.ts";
import { countForwarded } from "./count-forwarded.server.ts";
import { countPace } from "./count-pace.server.ts";
import { countSolved } from "./count-solved.server.ts";
import {
  countCohort,
  listCohortsByChannel,
  listCohortsByCounter,
  listCohortsByMonth,
  listCohortsByProcedure,
  listCohortsByUnit,
} from "./list-cohorts.server.ts";
import { participation } from "./participation.ts";
import { chartSpan, monthsOf, type Period } from "./period.ts";
import { satisfaction } from "./satisfaction.ts";
import { shareSolved } from "./share-solved.ts";

/** Everything the dashboard shows of one office and period, as counted on the cut-off day. */
export async function dashboard(db: Db, officeId: string, period: Period, cutOff: Day) {
  const targets = await findTargets(db, officeId, period.to);
  const minimumAnswers = await findMinimumAnswers(db, officeId);
  const cohort = await countCohort(db, officeId, period);
  const answers = await countAnswers(db, officeId, period, cutOff);
  return {
    cutOff,
    minimumAnswers,
    participation: participation(cohort, targets.participation),
    satisfaction: satisfaction(cohort.scores, minimumAnswers, targets.satisfaction),
    scores: cohort.scores,
    ratingsGiven: cohort.taps,
    answers,
    answered: answeredOnTime(answers, targets.answeredOnTime),
    forwarded: await countForwarded(db, officeId, period),
    solved: shareSolved(await countSolved(db, officeId, period), minimumAnswers),
    pace: await countPace(db, officeId, period, cohort, targets.participation),
    months: await listMonths(db, officeId, period, cutOff),
    procedures: await listCohortsByProcedure(db, officeId, period),
    channels: await listCohortsByChannel(db, officeId, period),
    units: await listCohortsByUnit(db, officeId, period),
    counters: await listCohortsByCounter(db, officeId, period),
    firstDay: await findFirstDay(db, officeId),
  };
}

interface Targets {
  participation: Target | undefined;
  satisfaction: Target | undefined;
  answeredOnTime: Target | undefined;
}

async function findTargets(db: Db, officeId: string, onDay: Day): Promise<Targets> {
  const find = (figure: FigureName) => findTarget(db, officeId, figure, onDay);
  return {
    participation: await find("participation"),
    satisfaction: await find("satisfaction"),
    answeredOnTime: await find("answered-on-time"),
  };
}

/** Below so many answers the office withholds a figure. */
async function findMinimumAnswers(db: Db, officeId: string): Promise<number> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select("minimum_answers")
    .executeTakeFirstOrThrow();
  return office.minimum_answers;
}

async function listMonths(db: Db, officeId: string, period: Period, today: Day): Promise<MonthCohort[]> {
  const span = chartSpan(period, today);
  const cohorts = await listCohortsByMonth(db, officeId, span);
  const inPeriod = new Set(monthsOf(period));
  return monthsOf(span).map((month) => ({
    month,
    inPeriod: inPeriod.has(month),
    cohort: cohorts.get(month) ?? emptyCohort,
  }));
}

/** The first day a dossier was received, or undefined for an office without dossiers. */
async function findFirstDay(db: Db, officeId: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom("daily_channel_totals")
    .where("office_id", "=", officeId)
    .where("received", ">", 0)
    .orderBy("day")
    .select("day")
    .executeTakeFirst();
  return row?.day;
}
