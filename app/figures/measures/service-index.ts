import { serviceFactors, type ServiceFactor } from "#app/ratings/questions/crosswalk.ts";
import { countOf, type AnswerTally } from "./answer-tally.ts";
import type { Share } from "./share.ts";

const satisfied = ["5", "4"] as const;
const fiveLevels = ["5", "4", "3", "2", "1"] as const;

/**
 * Satisfaction with one of the five factors of the service: satisfied and very satisfied ÷ all five-level answers to the
 * questions bound to it. "No opinion" is outside. Withheld below the minimum of answers. Source: SIPAS, QĐ 1001/QĐ-BNV of
 * 11/12/2023, which asks about several criteria of each factor where this product asks one question at a stage.
 */
export function factorShare(tally: AnswerTally, factor: ServiceFactor): Share {
  const answers = tally.factors[factor];
  return { numerator: countOf(answers, satisfied), denominator: countOf(answers, fiveLevels) };
}

/** Mức độ hài lòng đối với sự phục vụ: the answers to the questions of all five factors added up. Same source. */
export function serviceShare(tally: AnswerTally): Share {
  return serviceFactors
    .map((factor) => factorShare(tally, factor))
    .reduce((sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }));
}
