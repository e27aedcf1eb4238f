/**
 * The size of one transaction of long work. Large portions write less, because a commit writes every changed page of an
 * index; but a tap waits for the current portion. So portions grow while they are quick, and shrink if the machine is
 * slow or busy.
 */
export interface PortionBounds {
  first: number;
  smallest: number;
  largest: number;
}

/**
 * A tap during long work may wait for a portion, its commit and a pause: clearly less than half a second
 * (docs/decisions/0023-waiting-for-sqlite.md).
 */
const longMilliseconds = 100;
const quickMilliseconds = 45;

/** The size of the next portion after one of `size` took `milliseconds`. */
export function nextPortion(size: number, milliseconds: number, { smallest, largest }: PortionBounds): number {
  if (milliseconds > longMilliseconds) return Math.max(smallest, Math.floor(size / 2));
  return milliseconds < quickMilliseconds ? Math.min(largest, size * 2) : size;
}
