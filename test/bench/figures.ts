import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Db, type Engine } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { findTarget } from "#app/offices/find-target.server.ts";
import { countAnswers } from "#app/figures/count-answers.server.ts";
import { countPace } from "#app/figures/count-pace.server.ts";
import { dashboard } from "#app/figures/dashboard.server.ts";
import {
  countCohort,
  listCohortsByChannel,
  listCohortsByCounter,
  listCohortsByMonth,
  listCohortsByProcedure,
  listCohortsByUnit,
} from "#app/figures/list-cohorts.server.ts";
import { yearPeriod, type Period } from "#app/figures/period.ts";
import { listPublishedResults } from "#app/figures/published-results.server.ts";
import { addDays, yearOf } from "#app/platform/day.ts";
import { startPostgres } from "#test/support/postgres-server.ts";
import { givenManyDossiers, lastDay } from "./many-dossiers.ts";
import { median, type Bench, type Measurement } from "./measurement.ts";
import { naiveCohorts, naiveKeys } from "./naive-figures.ts";

/**
 * Every query of the dashboard through the product's own code, for a year, over two sizes with the same days. The ratio
 * is the product's time to that of the naive query over the facts; the growth is the larger size's time to the smaller's.
 */
const smallerSize = 500_000;
const largerSize = 5_000_000;
const productRuns = 15;

/** A day before the last, so that the year is still running and has a pace. */
const today = addDays(lastDay, -1);

interface Query {
  name: string;
  run: () => Promise<unknown>;
  /** Counts the same from the facts; undefined where the product reads the facts itself. */
  naive?: () => Promise<unknown>;
}

export async function benchFigures({ size, engines, say }: Bench): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of engines) {
    const smaller = await measureSize(engine, Math.round(smallerSize * size), say);
    const larger = await measureSize(engine, Math.round(largerSize * size), say);
    measurements.push(...smaller.rows, ...larger.rows);
    for (const [name, value] of larger.times) {
      const growth = value / (smaller.times.get(name) ?? Number.NaN);
      measurements.push({ name: `${name}, ${engine}: ten times the dossiers`, value, unit: "ms", ratio: null, growth });
    }
  }
  return measurements;
}

async function measureSize(engine: Engine, count: number, say: Bench["say"]) {
  const { db, close } = await openEmpty(engine);
  try {
    say(`${engine}: building ${count.toLocaleString("en-US")} dossiers`);
    const begin = performance.now();
    const officeId = await givenManyDossiers(db, count);
    say(`${engine}: built in ${String(Math.round((performance.now() - begin) / 1000))} s`);
    const rows: Measurement[] = [];
    const times = new Map<string, number>();
    for (const { name, run, naive } of queriesOf(db, officeId)) {
      const value = await medianTime(run, productRuns);
      const ratio = naive === undefined ? null : value / (await medianTime(naive, 1));
      times.set(name, value);
      rows.push({ name: `${name}, ${engine}, ${count.toLocaleString("en-US")} dossiers`, value, unit: "ms", ratio });
      say(`  ${name}: ${value.toFixed(2)} ms`);
    }
    return { rows, times };
  } finally {
    await close();
  }
}

function queriesOf(db: Db, officeId: string): Query[] {
  const period = yearPeriod(yearOf(today), today);
  const naive = (key: keyof typeof naiveKeys) => () => naiveCohorts(db, officeId, period, naiveKeys[key]);
  return [
    { name: "participation and satisfaction", run: () => countCohort(db, officeId, period), naive: naive("month") },
    { name: "by month", run: () => listCohortsByMonth(db, officeId, period), naive: naive("month") },
    { name: "by procedure", run: () => listCohortsByProcedure(db, officeId, period), naive: naive("procedure") },
    { name: "by channel", run: () => listCohortsByChannel(db, officeId, period), naive: naive("channel") },
    { name: "by unit", run: () => listCohortsByUnit(db, officeId, period), naive: naive("unit") },
    { name: "by counter", run: () => listCohortsByCounter(db, officeId, period), naive: naive("counter") },
    { name: "answered on time", run: () => countAnswers(db, officeId, period, today) },
    { name: "pace", run: () => pace(db, officeId, period) },
    { name: "published results", run: () => listPublishedResults(db, null, today), naive: naive("month") },
    { name: "dashboard", run: () => dashboard(db, officeId, period, today), naive: () => naiveDashboard(naive) },
  ];
}

async function pace(db: Db, officeId: string, period: Period) {
  const target = await findTarget(db, officeId, "participation", period.to);
  return countPace(db, officeId, period, await countCohort(db, officeId, period), target);
}

async function naiveDashboard(naive: (key: keyof typeof naiveKeys) => () => Promise<number>): Promise<void> {
  for (const key of ["month", "procedure", "channel", "unit", "counter"] as const) await naive(key)();
}

/** The first run is left out: it finds the engine's memory empty. */
async function medianTime(run: () => Promise<unknown>, times: number): Promise<number> {
  if (times > 1) await run();
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begin = performance.now();
    await run();
    taken.push(performance.now() - begin);
  }
  return median(taken);
}

function failOnIdleError(error: Error): void {
  throw error;
}

async function openEmpty(engine: Engine): Promise<{ db: Db; close: () => Promise<void> }> {
  if (engine === "postgres") {
    const server = await startPostgres();
    const location = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(server.socket)}`;
    const opened = openDatabase(location, failOnIdleError);
    await migrate(opened.db);
    return {
      db: opened.db,
      close: async () => {
        await opened.close();
        server.stop();
      },
    };
  }
  const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
  const opened = openDatabase(join(folder, "bench.sqlite"), failOnIdleError);
  await migrate(opened.db);
  return {
    db: opened.db,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
