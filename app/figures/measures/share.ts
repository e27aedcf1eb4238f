/** A share as two counts. Its value is `numerator` ÷ `denominator`; pages always show both counts. */
export interface Share {
  numerator: number;
  denominator: number;
}

/**
 * Difference of two shares in percentage points, negative if `one` is the smaller. Computed in whole numbers with one
 * division, so that the result is the double nearest to the exact one: 112 of 256 minus 40 of 100 is exactly 3.75.
 */
export function pointsBetween(one: Share, other: Share): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return (difference * 100) / (one.denominator * other.denominator);
}

/** A decimal number from 0 to 1, such as a target, as a share; the first six decimals count. */
export function shareFrom(decimal: number): Share {
  return { numerator: Math.round(decimal * 1e6), denominator: 1e6 };
}
