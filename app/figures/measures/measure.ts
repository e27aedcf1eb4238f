import { wilsonInterval, type Interval } from "./satisfaction.ts";
import type { Share } from "./share.ts";

/** A figure of one period, with what it is made of. */
export type Measure =
  | {
      state: "shown";
      /** In the figure's unit: a share from 0 to 1, or days. */
      value: number;
      /** What the value was counted from; a figure that is no share has no numerator. */
      numerator: number | undefined;
      denominator: number;
      /** The 95 % interval of a share of opinions; counts of all dossiers have none. */
      interval: Interval | undefined;
      /** A second value that belongs to the first: the 90th percentile beside a median. */
      beside: number | undefined;
    }
  /** Too few have answered for a figure that says something. */
  | { state: "withheld"; denominator: number; minimum: number }
  /** Nothing to count. */
  | { state: "none" }
  /** Not counted for what was selected, only for the whole office. */
  | { state: "outside" };

/** A share of all cases there are. */
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

/** A share of those who said their opinion: with its interval, and withheld below `minimum` answers. */
export function opinionOf(share: Share, minimum: number): Measure {
  const { numerator, denominator } = share;
  if (denominator > 0 && denominator < minimum) return { state: "withheld", denominator, minimum };
  const measure = censusOf(share);
  return measure.state === "shown" ? { ...measure, interval: wilsonInterval(numerator, denominator) } : measure;
}

/**
 * A share of opinions of which one person gave several: withheld like others, but without an interval, because answers of
 * one person go together and the interval would be too narrow.
 */
export function pooledOpinionOf(share: Share, minimum: number): Measure {
  const measure = opinionOf(share, minimum);
  return measure.state === "shown" ? { ...measure, interval: undefined } : measure;
}

/** A value that is no share, of `n` cases. */
export function valueOf(value: number | undefined, n: number, beside?: number): Measure {
  if (value === undefined) return { state: "none" };
  return { state: "shown", value, numerator: undefined, denominator: n, interval: undefined, beside };
}
