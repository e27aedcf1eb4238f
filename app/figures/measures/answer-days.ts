/** How many answers took how many working days. */
export type DayCounts = readonly { days: number; count: number }[];

/**
 * Working days from receipt to the answer, as median and 90th percentile. The day of receipt is not counted: an answer on
 * the same day took 0 days. Median: the middle answer, or the mean of the two middle ones. 90th percentile: the fewest
 * days within which nine of ten answers came (nearest-rank method). Undefined without an answer. Never withheld.
 */
export function answerDays(counts: DayCounts): { answers: number; median: number; ninetieth: number } | undefined {
  const inOrder = counts.filter(({ count }) => count > 0).toSorted((one, other) => one.days - other.days);
  const answers = inOrder.reduce((sum, { count }) => sum + count, 0);
  if (answers === 0) return undefined;
  const middle = (dayOfRank(inOrder, Math.ceil(answers / 2)) + dayOfRank(inOrder, Math.floor(answers / 2) + 1)) / 2;
  return { answers, median: middle, ninetieth: dayOfRank(inOrder, Math.ceil(answers * 0.9)) };
}

/** The working days of the answer with this rank; the quickest answer has rank 1. Throws if there are fewer answers. */
function dayOfRank(inOrder: DayCounts, rank: number): number {
  let seen = 0;
  for (const { days, count } of inOrder) {
    seen += count;
    if (seen >= rank) return days;
  }
  throw new RangeError("there are fewer answers than the rank");
}
