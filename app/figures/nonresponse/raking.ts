/*
 * Raking (iterative proportional fitting): weights for the answers of those who answered, so that their weighted shares
 * in every margin are those of everybody. Deming, W. E.; Stephan, F. F. (1940), Annals of Mathematical Statistics 11,
 * 427–444; as calibration: Deville, J.-C.; Särndal, C.-E.; Sautory, O. (1993), JASA 88, 1013–1020. Large weights are cut
 * to five times the mean after every sweep: DeBell, M.; Krosnick, J. A. (2009), Computing Weights for ANES Survey Data.
 */

/** Answers that fall into the same category of every margin. */
export interface RakedCell {
  /** Index of the category in each margin, in the order of the margins. */
  categories: readonly number[];
  /** How many answers; more than 0. */
  answers: number;
}

export interface RakingResult {
  /** The weight of each answer of a cell, in the order of the cells; the mean is 1 unless weights were cut. */
  weights: readonly number[];
  /** How often all margins were fitted one after the other. */
  sweeps: number;
  /** The largest difference that remains between a weighted share and the share to reach, from 0 to 1. */
  furthest: number;
  isConverged: boolean;
  /** Cells whose weight was cut in the end. */
  trimmed: number;
}

/** A weight is never larger than so many times the mean. */
export const largestWeight = 5;
const mostSweeps = 300;
const exactEnough = 1e-7;
/** Differences of up to 0.1 percentage points are accepted where cutting weights leaves some. */
const closeEnough = 0.001;

/**
 * Weights so that the answers have the shares of `margins` (for each margin the share of each category, together 1).
 * Every category with a share above 0 must have answers, see `mergeSmall`; otherwise it does not converge. Throws
 * RangeError without answers.
 */
export function rake(
  cells: readonly RakedCell[],
  margins: readonly (readonly number[])[],
  largest = largestWeight,
): RakingResult {
  const all = cells.reduce((sum, { answers }) => sum + answers, 0);
  if (all === 0) throw new RangeError("raking needs answers");
  const weights = cells.map(() => 1);
  let sweeps = 0;
  let furthest = furthestOf(cells, weights, margins);
  while (furthest > exactEnough && sweeps < mostSweeps) {
    margins.forEach((shares, margin) => {
      fit(cells, weights, margin, shares, all);
    });
    for (const [index, weight] of weights.entries()) if (weight > largest) weights[index] = largest;
    sweeps += 1;
    furthest = furthestOf(cells, weights, margins);
  }
  const trimmed = weights.filter((weight) => weight >= largest).length;
  return { weights, sweeps, furthest, isConverged: furthest <= closeEnough, trimmed };
}

/** Multiplies the weights so that this one margin has its shares. */
function fit(
  cells: readonly RakedCell[],
  weights: number[],
  margin: number,
  shares: readonly number[],
  all: number,
): void {
  const sums = sumsOf(cells, weights, margin, shares.length);
  const factors = shares.map((share, category) => {
    const sum = sums[category] ?? 0;
    return sum === 0 ? 0 : (share * all) / sum;
  });
  for (const [index, { categories }] of cells.entries()) {
    weights[index] = (weights[index] ?? 0) * (factors[categories[margin] ?? 0] ?? 0);
  }
}

/** The weighted number of answers in each category of a margin. */
function sumsOf(cells: readonly RakedCell[], weights: readonly number[], margin: number, length: number): number[] {
  const sums = new Array<number>(length).fill(0);
  for (const [index, { categories, answers }] of cells.entries()) {
    const category = categories[margin] ?? 0;
    sums[category] = (sums[category] ?? 0) + answers * (weights[index] ?? 0);
  }
  return sums;
}

function furthestOf(
  cells: readonly RakedCell[],
  weights: readonly number[],
  margins: readonly (readonly number[])[],
): number {
  return Math.max(
    0,
    ...margins.map((shares, margin) => {
      const sums = sumsOf(cells, weights, margin, shares.length);
      const all = sums.reduce((sum, one) => sum + one, 0);
      return shares.reduce((most, share, category) => Math.max(most, Math.abs((sums[category] ?? 0) / all - share)), 0);
    }),
  );
}

/**
 * Merges the categories of a margin that too few answered, so that each group has at least `least` answers: the small ones
 * together; with the smallest of the others if they are still too few. Returns the group of each category, numbered from
 * 0; one single group if no category is large enough.
 */
export function mergeSmall(answers: readonly number[], least: number): number[] {
  const large = answers.flatMap((number, category) => (number >= least ? [category] : []));
  if (large.length === 0) return answers.map(() => 0);
  const groupOf = new Map(large.map((category, group) => [category, group]));
  const smallSum = answers.reduce((sum, number) => sum + (number >= least ? 0 : number), 0);
  const rest = smallSum >= least ? large.length : groupOf.get(smallestOf(large, answers));
  return answers.map((_, category) => groupOf.get(category) ?? rest ?? 0);
}

function smallestOf(categories: readonly number[], answers: readonly number[]): number {
  return categories.reduce((small, one) => ((answers[one] ?? 0) < (answers[small] ?? 0) ? one : small));
}
