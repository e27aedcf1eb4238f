import { randomFillSync } from "node:crypto";

// Chance is drawn in large portions: an import makes an id and a code for every row of a million.
const pool = Buffer.alloc(8192);
let used = pool.length;

/** So many random bytes (at most some hundred); they are the caller's until the next call. */
export function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** A random whole number from 0 to below `limit` (at most 256), each as likely as the others. */
export function randomBelow(limit: number): number {
  const fair = 256 - (256 % limit);
  for (;;) {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const byte = pool[used] ?? fair;
    used += 1;
    if (byte < fair) return byte % limit;
  }
}
