import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { openDatabase, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { clockAt } from "#app/platform/clock.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import type { RunnableJob } from "#app/jobs/run-due-jobs.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, instantAt, type Instant } from "#app/platform/day.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { givenManyDossiers, lastDay } from "./many-dossiers.ts";
import type { Bench, Measurement } from "./measurement.ts";

const fullSize = 500_000;

/**
 * Every job of the timetable, on SQLite, whose work is done in the event loop itself: how long a run takes and for how long it
 * lets nothing else have its turn. In the first run everything is new, with fingerprints of two years; the later run, a quarter of
 * an hour after it, shows the normal cost.
 */
export async function benchJobs({ size, say }: Bench): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-jobs-"));
  const opened = openDatabase(join(folder, "jobs.sqlite"), (error) => {
    throw error;
  });
  try {
    const count = Math.round(fullSize * size);
    say(`building ${count.toLocaleString("en-US")} dossiers`);
    await migrate(opened.db);
    const officeId = await givenManyDossiers(opened.db, count);
    await addTaps(opened.db, officeId);
    await mergeUnits(opened.db);
    const measurements: Measurement[] = [];
    for (const job of jobs) measurements.push(...(await measure(job, opened.db, folder)));
    return measurements;
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A receipt and a tap with its fingerprints for every dossier that is rated, and an audit record to look after. */
async function addTaps(db: Db, officeId: string): Promise<void> {
  await sql`insert into receipts (code, office_id, dossier_id, issued_at, complained)
    select 'c' || id, office_id, id, received_at, 0 from dossiers`.execute(db);
  await sql`insert into rating_history (id, office_id, dossier_id, source, given_at, given_on, score, device, network)
    select id, office_id, dossier_id, 'phone', given_at, given_on, score, 'device ' || id, 'network ' || (length(id) + score)
    from ratings where office_id = ${officeId}`.execute(db);
  await sql`analyze`.execute(db);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** One of the twelve units is merged into another: `move-merged` moves a twelfth of the dossiers in its first run. */
async function mergeUnits(db: Db): Promise<void> {
  const [first, second] = await db.selectFrom("units").orderBy("id").limit(2).select("id").execute();
  if (first === undefined || second === undefined) throw new Error("there are no two units to merge");
  await db.updateTable("units").set({ merged_into: second.id }).where("id", "=", first.id).execute();
}

async function measure(job: RunnableJob, db: Db, folder: string): Promise<Measurement[]> {
  const noon = instantAt(lastDay, 12, 0);
  const rows: Measurement[] = [];
  for (const [which, now] of [
    ["first run", noon],
    ["later run", addMinutes(noon, 15)],
  ] as const) {
    const begin = performance.now();
    const stop = await longestStop(() => job.run(contextAt(now, db, folder)));
    const name = `${job.name}, ${which}`;
    rows.push({ name, value: performance.now() - begin, unit: "ms", ratio: null });
    rows.push({ name: `${name}: longest stop`, value: stop, unit: "ms", ratio: null });
  }
  return rows;
}

async function longestStop(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(20);
  delay.reset();
  await work();
  await pause(5);
  delay.disable();
  return delay.max / 1e6;
}

function contextAt(now: Instant, db: Db, folder: string): Context {
  const settings = readSettings({
    NODE_ENV: "test",
    SECRET: "a secret of the benches, long enough to be taken",
    DATA_DIR: folder,
  });
  if (!settings.ok) throw new Error(settings.problems.join("\n"));
  const clock = clockAt(now);
  return { db, clock, settings: settings.settings, log: openLog("silent"), limits: openLimits(clock), nonce: "" };
}
