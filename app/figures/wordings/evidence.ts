import type { Wording } from "#app/dossiers/wordings/wording.ts";
import { wilsonInterval, type Interval } from "#app/figures/measures/satisfaction.ts";
import type { Instant } from "#app/platform/day.ts";

/**
 * When a difference between two wordings is real. People look every day, and a test made for one look would find a
 * difference between equal wordings sooner or later. So there are two ways to a verdict, each of which errs in at most 1
 * of 100 comparisons of equal wordings, however often anybody looks: `clearFrom` on every day, and the interval of the
 * difference once, when the planned slips have had their time. Together at most 2 of 100.
 */

/** How many slips of a wording are printed and confirmed, and how many of them are rated. */
export interface Counted {
  printed: number;
  rated: number;
}

/** A slip that was rated: its wording, and when. */
export interface RatedSlip {
  wording: Wording;
  at: Instant;
}

/** The chance of each way to a verdict to call equal wordings different. */
const errorRate = 0.01;

/** The 99.5 % quantile of the standard normal distribution, for a two-sided 99 % interval. */
const quantile = 2.5758293035489;

/**
 * How strongly the expected shares of the ratings lie around one half, as pseudo-ratings of each wording. 30 stands for a
 * wording that brings about a fifth more ratings than the other; other effects are found as well, some ratings later.
 */
const expected = 30;

/**
 * The first rating after which the wordings differ clearly, from all ratings in the order of their time; undefined if none.
 * Chance gave each slip its wording like the toss of a coin, so with wordings that change nothing, the wordings of the
 * slips that get rated are tosses of a fair coin too. The evidence is how much better a coin of unknown bias (a beta
 * mixture) foretells them. By the inequality of Ville (1939) it reaches 100 at any time in at most 1 of 100 comparisons.
 * Source: Robbins, Annals of Mathematical Statistics 41 (1970), 1397–1409.
 */
export function clearFrom(ratings: readonly RatedSlip[]): { better: Wording; since: Instant } | undefined {
  const count = { a: 0, b: 0 };
  let evidence = 0;
  for (const { wording, at } of ratings) {
    evidence += Math.log((2 * (expected + count[wording])) / (2 * expected + count.a + count.b));
    count[wording] += 1;
    if (evidence >= -Math.log(errorRate)) return { better: count.a > count.b ? "a" : "b", since: at };
  }
  return undefined;
}

/**
 * The 99 % interval of the difference of the shares of B and A: Newcombe, Statistics in Medicine 17 (1998), 873–890,
 * method 10, from the score intervals of both shares. Undefined while one of them has no slip.
 */
export function differenceInterval(a: Counted, b: Counted, z = quantile): Interval | undefined {
  if (a.printed === 0 || b.printed === 0) return undefined;
  const [shareA, shareB] = [a.rated / a.printed, b.rated / b.printed];
  const [rangeA, rangeB] = [wilsonInterval(a.rated, a.printed, z), wilsonInterval(b.rated, b.printed, z)];
  const difference = shareB - shareA;
  return {
    from: difference - Math.hypot(shareB - rangeB.from, rangeA.to - shareA),
    to: difference + Math.hypot(rangeB.to - shareB, shareA - rangeA.from),
  };
}

/** A comparison as far as it is known. */
export interface Comparison {
  a: Counted;
  b: Counted;
  /** The rated slips in the order of their ratings. */
  ratings: readonly RatedSlip[];
  /** When the planned slips have had their time; undefined until then. */
  completeAt: Instant | undefined;
  /** Whether a person ended it before. */
  isStopped: boolean;
}

/**
 * `none`: nothing is printed. `open`: no difference seen so far. `real`: they differ, since a moment. `same`: they do not,
 * or by less than was planned to be found. `ended`: a person ended it before it was decided.
 */
export type Verdict =
  { state: "none" | "open" | "same" | "ended" } | { state: "real"; better: Wording; since: Instant };

/** Says whether the wordings differ. What is once called real stays so. */
export function verdictOf({ a, b, ratings, completeAt, isStopped }: Comparison): Verdict {
  const clear = clearFrom(ratings);
  if (clear !== undefined) return { state: "real", ...clear };
  if (completeAt === undefined) {
    if (isStopped) return { state: "ended" };
    return { state: a.printed + b.printed === 0 ? "none" : "open" };
  }
  const interval = differenceInterval(a, b);
  if (interval === undefined || (interval.from <= 0 && interval.to >= 0)) return { state: "same" };
  return { state: "real", better: interval.from > 0 ? "b" : "a", since: completeAt };
}
