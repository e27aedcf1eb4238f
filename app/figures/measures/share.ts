/** A share as it is counted: so many of so many. The value follows from the two, and both are always shown. */
export interface Share {
  numerator: number;
  denominator: number;
}

/**
 * By how many percentage points one share lies above another, below it if negative. Whole numbers up to the one division,
 * so that the result is the double nearest to the true one: 112 of 256 less 40 of 100 is 3.75, and rounds like it.
 */
export function pointsBetween(one: Share, other: Share): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return (difference * 100) / (one.denominator * other.denominator);
}

/** A target or another decimal number from 0 to 1 as whole numbers; of its decimals six count. */
export function shareFrom(decimal: number): Share {
  return { numerator: Math.round(decimal * 1e6), denominator: 1e6 };
}
