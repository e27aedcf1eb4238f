import { wilsonInterval, type Interval } from "./satisfaction.ts";
import type { Share } from "./share.ts";

/** The value of a figure in one period, with the counts it is computed from, or the reason why there is no value. */
export type Measure =
  | {
      state: "shown";
      /** In the figure's unit: a share from 0 to 1, or days. */
      value: number;
      /** The counts behind the value; a figure that is not a share has no numerator. */
      numerator: number | undefined;
      denominator: number;
      /** The 95 % interval of a share of opinions; undefined for a share of all cases, which has no sampling error. */
      interval: Interval | undefined;
      /** A second value shown beside the first: the 90th percentile beside a median. */
      beside: number | undefined;
    }
  /** Withheld: fewer than `minimum` answers. `denominator` is the number of answers there are. */
  | { state: "withheld"; denominator: number; minimum: number }
  /** There is nothing to count: the denominator is 0. */
  | { state: "none" }
  /** Counted for the whole office only, not for the selection. */
  | { state: "outside" };

/** A share of all cases there are: neither withheld nor with an interval. */
export function censusOf({ numerator, denominator }: Share): Measure {
  if (denominator === 0) return { state: "none" };
  return {
    state: "shown",
    value: numerator / denominator,
    numerator,
    denominator,
    interval: undefined,
    beside: undefined,
  };
}

/** A share of the people who gave an opinion: with its 95 % interval, and withheld below `minimum` answers. */
export function opinionOf(share: Share, minimum: number): Measure {
  const { numerator, denominator } = share;
  if (denominator > 0 && denominator < minimum) return { state: "withheld", denominator, minimum };
  const measure = censusOf(share);
  return measure.state === "shown" ? { ...measure, interval: wilsonInterval(numerator, denominator) } : measure;
}

/**
 * A share of answers of which one person gave several: withheld like other opinions, but without an interval. Answers of
 * one person are not independent, so the interval would be too narrow.
 */
export function pooledOpinionOf(share: Share, minimum: number): Measure {
  const measure = opinionOf(share, minimum);
  return measure.state === "shown" ? { ...measure, interval: undefined } : measure;
}

/** A value that is not a share, of `n` cases; "none" if the value is undefined. */
export function valueOf(value: number | undefined, n: number, beside?: number): Measure {
  if (value === undefined) return { state: "none" };
  return { state: "shown", value, numerator: undefined, denominator: n, interval: undefined, beside };
}
