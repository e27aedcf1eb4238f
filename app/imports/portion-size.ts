/**
 * How many rows of a register are saved in one transaction. Large portions write less, because a commit writes every page
 * of an index that its rows touched; but a tap waits for the portion under way. So portions grow while they are quick
 * and shrink where the machine is slow or busy.
 */
export const firstPortion = 1000;
const smallestPortion = 250;
const largestPortion = 5000;

/** A tap beside the import may wait for a portion, its commit and a pause: well under half a second (design.md §6). */
const longMilliseconds = 100;
const quickMilliseconds = 45;

/** The size of the next portion after one of `rows` rows took `milliseconds`. */
export function nextPortion(rows: number, milliseconds: number): number {
  if (milliseconds > longMilliseconds) return Math.max(smallestPortion, Math.floor(rows / 2));
  return milliseconds < quickMilliseconds ? Math.min(largestPortion, rows * 2) : rows;
}
