import { setImmediate as nextTurn } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Db } from "#db/engine.ts";
import type { Clock } from "#app/platform/clock.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { createTestDatabase } from "./database.ts";

/** A clock that stops until a test moves it. Its pauses are recorded and end at once. */
export interface TestClock extends Clock {
  /** The pauses so far, in milliseconds. */
  pauses: number[];
  /** Sets the clock to an ISO time with offset, such as `2026-11-20T09:00:00+07:00`. */
  moveTo(time: string): void;
}

function testClock(time: string): TestClock {
  let now: Instant = instantFromDate(new Date(time));
  const pauses: number[] = [];
  return {
    now: () => now,
    pauses,
    async pause(milliseconds) {
      pauses.push(milliseconds);
      await nextTurn();
    },
    moveTo: (next) => {
      now = instantFromDate(new Date(next));
    },
  };
}

/** A context over a fresh database of the project's engine; everything is removed when the test ends. */
export async function openTestContext(
  time = "2026-11-20T09:00:00+07:00",
): Promise<{ context: Context; clock: TestClock; location: string }> {
  const database = await createTestDatabase();
  onTestFinished(() => database.remove());
  const clock = testClock(time);
  return { context: contextOver(database.opened.db, clock), clock, location: database.location };
}

/** A context over an open database, as a process of the product has one. */
export function contextOver(db: Db, clock: Clock): Context {
  const outcome = readSettings({
    NODE_ENV: "test",
    SECRET: "a secret of the tests, long enough to be taken",
    LOG_LEVEL: "silent",
  });
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return { db, clock, settings: outcome.settings, log: openLog("silent"), limits: openLimits(clock), nonce: "" };
}
