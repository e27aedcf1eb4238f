import type { Db } from "#db/engine.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTarget } from "#app/targets/find-targets.server.ts";
import { addDays, instantAt, type Day } from "#app/platform/day.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import { countAnswers } from "#app/figures/counting/count-answers.server.ts";
import { countTally } from "#app/figures/counting/count-tally.server.ts";
import { countDossiers } from "#app/figures/counting/count-dossiers.server.ts";
import { opinionOf, pooledOpinionOf } from "#app/figures/measures/measure.ts";
import { assess, type OwnPoints } from "./nine-indicators.ts";
import { quarterKey } from "#app/figures/period/quarter.ts";
import type { Period } from "#app/figures/period/period.ts";
import { countClasses } from "./rating-classes.ts";
import { factorShare, serviceShare } from "#app/figures/measures/service-index.ts";
import { questionsApart } from "#app/figures/measures/answer-tally.ts";
import { serviceFactors as factors, type Indicator, type ServiceFactor } from "#app/ratings/questions/crosswalk.ts";

/** The five factors of service (SIPAS) in a period, one by one and together. */
export async function serviceFactors(db: Db, officeId: string, period: Period) {
  const [minimum, tally, { received, rated }, target, asked] = await Promise.all([
    findMinimumAnswers(db, officeId),
    countTally(db, officeId, period),
    countDossiers(db, officeId, period),
    findTarget(db, officeId, "service", period.to),
    findQuestionnaireInForce(db, officeId, instantAt(addDays(period.to, 1), 0, 0)),
  ]);
  // Without an answer: the question that the office asks at the end of the period.
  const questionsOf = (factor: ServiceFactor) => {
    const answered = tally.questions.map(({ question }) => question).filter((one) => one.factor === factor);
    return answered.length > 0 ? answered : asked.questions.filter((one) => one.factor === factor);
  };
  return {
    factors: factors.map((factor) => ({
      factor,
      measure: opinionOf(factorShare(tally, factor), minimum),
      questions: questionsOf(factor).map(({ label }) => label),
    })),
    apart: questionsApart(tally),
    together: pooledOpinionOf(serviceShare(tally), minimum),
    target,
    minimum,
    received,
    rated,
  };
}

/** The nine indicators of a quarter: suggestions from the counts of the cut-off day, and the office's own points. */
export async function nineIndicators(db: Db, officeId: string, quarter: Period, cutOff: Day) {
  const [minimum, dossiers, tally, answers] = await Promise.all([
    findMinimumAnswers(db, officeId),
    countDossiers(db, officeId, quarter),
    countTally(db, officeId, quarter),
    countAnswers(db, officeId, quarter, cutOff),
  ]);
  const ownPoints = await listOwnPoints(db, officeId, quarterKey(quarter.from));
  return {
    quarter: quarterKey(quarter.from),
    assessment: assess({ dossiers, tally, answers }, ownPoints, minimum),
    classes: countClasses(dossiers.scores),
    ratings: dossiers.rated,
    minimum,
  };
}

/** The points the office gave itself in a quarter, with who set them. */
async function listOwnPoints(
  db: Db,
  officeId: string,
  quarter: string,
): Promise<Partial<Record<Indicator, OwnPoints>>> {
  const rows = await db
    .selectFrom("indicator_points")
    .innerJoin("staff", "staff.id", "indicator_points.set_by")
    .where("indicator_points.office_id", "=", officeId)
    .where("indicator_points.quarter", "=", quarter)
    .select(["indicator", "points", "basis", "set_at as setAt", "staff.name as setBy"])
    .execute();
  return Object.fromEntries(rows.map(({ indicator, ...own }) => [indicator, own]));
}
