import type { Context } from "#app/platform/context.server.ts";
import { storeProbe } from "#app/platform/data-folder/write-probe.server.ts";

/** Whether the database can store, for `/health/ready`. */
export interface Readiness {
  check(): Promise<boolean>;
}

/** Lifetime of a result: at most one row a second is written, however often readiness is asked. */
const standsMilliseconds = 1000;

/** How long a probe may take; one that takes longer says no, though it may still be waiting for a lock or an answer. */
const longestProbeMilliseconds = 2000;

/**
 * Tries whether the database takes a line, not only whether it answers: a full disk and a read-only file read well. One
 * probe runs at a time, so a database that hangs is given one waiting statement and not one a question.
 */
export function openReadiness(context: Context): Readiness {
  let verdict = { isReady: true, until: 0 };
  let running: Promise<boolean> | undefined;
  const probe = async () => {
    const isReady = await storeProbe(context).then(
      () => true,
      (error: unknown) => {
        // Once for as long as it lasts, not with every question.
        if (verdict.isReady) context.log.error({ err: error }, "the database stores nothing");
        return false;
      },
    );
    verdict = { isReady, until: performance.now() + standsMilliseconds };
    running = undefined;
    return isReady;
  };
  return {
    check: async () => {
      if (performance.now() < verdict.until) return verdict.isReady;
      return orNoAfter(longestProbeMilliseconds, (running ??= probe()));
    },
  };
}

function orNoAfter(milliseconds: number, answer: Promise<boolean>): Promise<boolean> {
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
