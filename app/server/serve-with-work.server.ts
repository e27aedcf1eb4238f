import { keepImporting } from "#app/imports/runs/keep-importing.server.ts";
import { keepRunningJobs } from "#app/jobs/keep-running-jobs.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { serveUntilStopped } from "./serve.server.ts";
import type { PageSource } from "./web-server.server.ts";

/**
 * What every process that serves pages does: it serves until a signal stops it, runs the due jobs and works on uploaded
 * registers meanwhile, and waits for both at the end. `onReady` is called once the address answers.
 */
export async function serveWithWork(context: Context, pages: PageSource, onReady?: () => void): Promise<void> {
  const working: { stop: () => Promise<void> }[] = [];
  await serveUntilStopped(context, pages, () => {
    working.push(keepRunningJobs(context), keepImporting(context));
    onReady?.();
  });
  await Promise.all(working.map((work) => work.stop()));
}
