import { randomBelow, randomHex } from "./random.server.ts";

let lastTime = 0;
let timeText = "";
let sequence = 0;

function takeTime(time: number): void {
  lastTime = time;
  const digits = time.toString(16).padStart(12, "0");
  timeText = `${digits.slice(0, 8)}-${digits.slice(8)}-7`;
}

/**
 * A new identifier: UUID version 7 (RFC 9562 §5.7), so that later rows sort later, with a 12-bit counter for ids of the
 * same millisecond.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    takeTime(now);
    sequence = 0;
  } else if (++sequence > 0xfff) {
    takeTime(lastTime + 1);
    sequence = 0;
  }
  const counter = sequence.toString(16).padStart(3, "0");
  const variant = "89ab".charAt(randomBelow(4));
  const random = randomHex(8);
  return `${timeText}${counter}-${variant}${random.slice(0, 3)}-${random.slice(3, 15)}`;
}
