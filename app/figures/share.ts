/** A share as it is counted: so many of so many. The value follows from the two, and both are always shown. */
export interface Share {
  numerator: number;
  denominator: number;
}
