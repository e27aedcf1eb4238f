import { randomFillSync } from "node:crypto";

// Random bytes are generated in large portions: an import needs an id and a code for each of a million rows.
const pool = Buffer.alloc(8192);
let used = pool.length;
let hexadecimal = "";

function draw(): void {
  randomFillSync(pool);
  hexadecimal = pool.toString("hex");
  used = 0;
}

/** Random bytes as hexadecimal digits; some hundred bytes at most. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) draw();
  used += bytes;
  return hexadecimal.slice(2 * (used - bytes), 2 * used);
}

/** A random whole number from 0 to below `limit` (at most 256), with equal probability. */
export function randomBelow(limit: number): number {
  const fair = 256 - (256 % limit);
  for (;;) {
    if (used === pool.length) draw();
    const byte = pool[used] ?? fair;
    used += 1;
    if (byte < fair) return byte % limit;
  }
}
