import type { Context } from "#app/platform/context.server.ts";
import { storeProbe } from "#app/platform/data-folder/write-probe.server.ts";

/** Whether the database can store, for `/health/ready`. */
export interface Readiness {
  check(): Promise<boolean>;
}

/** How long a result is used: at most one row a second is written, however often readiness is asked. */
const lifetimeMilliseconds = 1000;

/**
 * Longest time for a probe; one that takes longer counts as failed, even if it is still waiting for a lock or an
 * answer.
 */
const longestProbeMilliseconds = 2000;

/**
 * Tests whether the database can store a row, not only whether it answers: reading works even on a full disk and in a
 * read-only file. Only one probe runs at a time, so a database that hangs gets one waiting statement, not one per
 * request.
 */
export function openReadiness(context: Context): Readiness {
  let verdict = { isReady: true, until: 0 };
  let running: Promise<boolean> | undefined;
  const probe = async () => {
    const isReady = await storeProbe(context).then(
      () => true,
      (error: unknown) => {
        // Logged once when the state changes, not for every request.
        if (verdict.isReady) context.log.error({ err: error }, "the database stores nothing");
        return false;
      },
    );
    verdict = { isReady, until: performance.now() + lifetimeMilliseconds };
    running = undefined;
    return isReady;
  };
  return {
    check: async () => {
      if (performance.now() < verdict.until) return verdict.isReady;
      return falseAfter(longestProbeMilliseconds, (running ??= probe()));
    },
  };
}

function falseAfter(milliseconds: number, answer: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, milliseconds);
    void answer.then((isReady) => {
      clearTimeout(timer);
      resolve(isReady);
    });
  });
}
