import { serviceFactors, type ServiceFactor } from "#app/ratings/questions/service-factors.ts";
import { answered, type AnswerTally } from "./answer-tally.ts";
import type { Share } from "./share.ts";

/** The five factors in the order of the survey SIPAS. */
export const serviceFactorNames = Object.keys(serviceFactors) as ServiceFactor[];

const satisfied = ["5", "4"] as const;
const fiveLevels = ["5", "4", "3", "2", "1"] as const;

/**
 * Satisfaction with one of the five factors of the service: satisfied and very satisfied ÷ all five-level answers to its
 * question. "No opinion" is outside. Withheld below the minimum of answers. Source: SIPAS, QĐ 1001/QĐ-BNV of 11/12/2023,
 * which asks about several criteria of each factor where this product asks one question.
 */
export function factorShare(tally: AnswerTally, factor: ServiceFactor): Share {
  const question = serviceFactors[factor];
  return {
    numerator: answered(tally, question, satisfied),
    denominator: answered(tally, question, fiveLevels),
  };
}

/** Mức độ hài lòng đối với sự phục vụ: the answers to the questions of all five factors added up. Same source. */
export function serviceShare(tally: AnswerTally): Share {
  return serviceFactorNames
    .map((factor) => factorShare(tally, factor))
    .reduce((sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }));
}
