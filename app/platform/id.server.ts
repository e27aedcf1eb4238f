import { randomBytes } from "./random.server.ts";

let lastTime = 0;
let sequence = 0;

/**
 * A new identifier: UUID version 7 (RFC 9562 §5.7), so that rows made later sort later, with a 12-bit counter
 * for ids of the same millisecond.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  const time = lastTime.toString(16).padStart(12, "0");
  const counter = sequence.toString(16).padStart(3, "0");
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
