import { serviceFactors, type ServiceFactor } from "#app/ratings/questions/service-factors.ts";
import { answered, type AnswerTally } from "./answer-tally.ts";
import type { Share } from "./share.ts";

/** The five factors in the order of the survey. */
export const serviceFactorNames = Object.keys(serviceFactors) as ServiceFactor[];

const satisfied = ["5", "4"] as const;
const fiveLevels = ["5", "4", "3", "2", "1"] as const;

/**
 * Satisfaction with one of the five factors of SIPAS (QĐ 1001/QĐ-BNV, 11/12/2023): satisfied and very satisfied ÷ all
 * five-level answers. "No opinion" is outside. One question of ours stands for the several criteria of the survey.
 */
export function factorShare(tally: AnswerTally, factor: ServiceFactor): Share {
  const question = serviceFactors[factor];
  return {
    numerator: answered(tally, question, satisfied),
    denominator: answered(tally, question, fiveLevels),
  };
}

/** Satisfaction with the service (mức độ hài lòng đối với sự phục vụ): the answers to all five factors taken together. */
export function serviceShare(tally: AnswerTally): Share {
  return serviceFactorNames
    .map((factor) => factorShare(tally, factor))
    .reduce((sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }));
}
