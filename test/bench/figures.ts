import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openDatabase, type Db, type Engine } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { findTarget } from "#app/targets/find-targets.server.ts";
import { comparePeriods } from "#app/figures/counting/compare-periods.server.ts";
import { countAnswerDays } from "#app/figures/counting/count-answer-days.server.ts";
import { countAnswers } from "#app/figures/counting/count-answers.server.ts";
import { countPace } from "#app/figures/counting/count-pace.server.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import { countTally } from "#app/figures/counting/count-tally.server.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import {
  countDossiers,
  countDossiersByChannel,
  countDossiersByCounter,
  countDossiersByField,
  countDossiersByLanguage,
  countDossiersByMonth,
  countDossiersByProcedure,
  countDossiersBySlot,
  countDossiersByUnit,
} from "#app/figures/counting/count-dossiers.server.ts";
import { countNonresponse } from "#app/figures/nonresponse/count-nonresponse.server.ts";
import { findForecast } from "#app/figures/forecast/find-forecast.server.ts";
import { yearPeriod, type Period } from "#app/figures/period/period.ts";
import { listPublishedResults } from "#app/figures/published/published-results.server.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import { addDays, yearOf } from "#app/platform/day.ts";
import { startPostgres } from "#test/support/postgres-server.ts";
import { givenManyDossiers, lastDay } from "./many-dossiers.ts";
import { median, type Bench, type Measurement } from "./measurement.ts";
import { naiveCounts, naiveKeys, naiveTally } from "./naive-figures.ts";

/**
 * Measures every query of the dashboard through the product's own code, for a year, over two sizes with the same days.
 * The ratio is the product's time to that of the naive query over the facts; the growth is the larger size's time to
 * the smaller's.
 */
const smallerSize = 500_000;
const largerSize = 5_000_000;
const productRuns = 15;

/** A day before the last, so that the year is still running and has a pace. */
const today = addDays(lastDay, -1);

interface Query {
  name: string;
  run: () => Promise<unknown>;
  /** Counts the same from the facts; undefined if the product reads the facts itself. */
  naive?: () => Promise<unknown>;
}

export async function benchFigures({ size, engines, say }: Bench): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of engines) {
    const server = await openServer(engine);
    try {
      const smaller = await build(server, engine, Math.round(smallerSize * size), say);
      const larger = await build(server, engine, Math.round(largerSize * size), say);
      for (const [index, query] of smaller.queries.entries()) {
        const rows = await measureBoth(
          engine,
          { ...smaller, query },
          { ...larger, query: larger.queries[index] ?? query },
        );
        measurements.push(...rows);
        for (const row of rows) say(`  ${row.name}: ${row.value.toFixed(2)} ms`);
      }
      await smaller.close();
      await larger.close();
    } finally {
      server.stop();
    }
  }
  return measurements;
}

interface Built {
  count: number;
  queries: Query[];
  close: () => Promise<void>;
}

async function build(server: Server, engine: Engine, count: number, say: Bench["say"]): Promise<Built> {
  say(`${engine}: building ${count.toLocaleString("en-US")} dossiers`);
  const begin = performance.now();
  const opened = openDatabase(await server.create(`bench${String(count)}`), failOnIdleError);
  await migrate(opened.db);
  const officeId = await givenManyDossiers(opened.db, count);
  // What autovacuum does within a day, and would otherwise do while the bench measures.
  if (engine === "postgres") await sql`vacuum analyze`.execute(opened.db);
  say(`${engine}: built in ${String(Math.round((performance.now() - begin) / 1000))} s`);
  return { count, queries: queriesOf(opened.db, officeId), close: opened.close };
}

interface Measured {
  count: number;
  query: Query;
}

/** Both sizes alternate, so that a machine that is busy for a while slows both. */
async function measureBoth(engine: Engine, smaller: Measured, larger: Measured): Promise<Measurement[]> {
  const times = { smaller: [] as number[], larger: [] as number[] };
  // The first run is left out: it finds the engine's memory empty.
  for (let turn = 0; turn <= productRuns; turn += 1) {
    const small = await timeOf(smaller.query.run);
    const large = await timeOf(larger.query.run);
    if (turn === 0) continue;
    times.smaller.push(small);
    times.larger.push(large);
  }
  const name = `${smaller.query.name}, ${engine}`;
  const row = async ({ count, query }: Measured, value: number): Promise<Measurement> => ({
    name: `${name}, ${count.toLocaleString("en-US")} dossiers`,
    value,
    unit: "ms",
    ratio: query.naive === undefined ? null : value / (await timeOf(query.naive)),
  });
  const [small, large] = [median(times.smaller), median(times.larger)];
  return [
    await row(smaller, small),
    await row(larger, large),
    { name: `${name}: ten times the dossiers`, value: large, unit: "ms", ratio: null, growth: large / small },
  ];
}

function queriesOf(db: Db, officeId: string): Query[] {
  const period = yearPeriod(yearOf(today), today);
  const naive = (key: keyof typeof naiveKeys) => () => naiveCounts(db, officeId, period, naiveKeys[key]);
  return [
    { name: "participation and satisfaction", run: () => countDossiers(db, officeId, period), naive: naive("month") },
    { name: "by month", run: () => countDossiersByMonth(db, officeId, period), naive: naive("month") },
    { name: "by field", run: () => countDossiersByField(db, officeId, period), naive: naive("field") },
    { name: "by procedure", run: () => countDossiersByProcedure(db, officeId, period), naive: naive("procedure") },
    { name: "by channel", run: () => countDossiersByChannel(db, officeId, period), naive: naive("channel") },
    { name: "by unit", run: () => countDossiersByUnit(db, officeId, period), naive: naive("unit") },
    { name: "by counter", run: () => countDossiersByCounter(db, officeId, period), naive: naive("counter") },
    { name: "by weekday and hour", run: () => countDossiersBySlot(db, officeId, period), naive: naive("slot") },
    { name: "by language", run: () => countDossiersByLanguage(db, officeId, period), naive: naive("language") },
    {
      name: "one unit by month",
      run: () => countDossiersByMonth(db, officeId, period, oneUnit),
      naive: naive("month"),
    },
    {
      name: "answers to the questions",
      run: () => countTally(db, officeId, period),
      naive: () => naiveTally(db, officeId, period),
    },
    { name: "answered on time", run: () => countAnswers(db, officeId, period, today) },
    { name: "days to answer", run: () => countAnswerDays(db, officeId, period) },
    { name: "pace", run: () => pace(db, officeId, period) },
    { name: "forecast", run: () => forecast(db, officeId, period) },
    { name: "all figures of one period", run: () => countPeriod(db, officeId, period, today) },
    { name: "all figures with both trends", run: () => comparePeriods(db, officeId, period, today) },
    { name: "who did not answer", run: () => countNonresponse(db, officeId, period) },
    { name: "published results", run: () => listPublishedResults(db, null, today), naive: naive("month") },
    { name: "dashboard", run: () => dashboard(db, officeId, period, today), naive: () => naiveDashboard(naive) },
  ];
}

const oneUnit: Selection = { by: "unit", value: "bench-unit-3" };

function forecast(db: Db, officeId: string, period: Period) {
  return findForecast(db, officeId, { period, cutOff: today, target: undefined });
}

async function pace(db: Db, officeId: string, period: Period) {
  const target = await findTarget(db, officeId, "participation", period.to);
  return countPace(db, officeId, period, await countDossiers(db, officeId, period), target);
}

async function naiveDashboard(naive: (key: keyof typeof naiveKeys) => () => Promise<number>): Promise<void> {
  for (const key of ["month", "procedure", "channel", "unit", "counter", "slot"] as const) await naive(key)();
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

function failOnIdleError(error: Error): void {
  throw error;
}

/** Where the databases of one engine live while the bench runs. */
interface Server {
  /** Returns the location of a new, empty database. */
  create: (name: string) => Promise<string>;
  stop: () => void;
}

async function openServer(engine: Engine): Promise<Server> {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
    return {
      create: (name) => Promise.resolve(join(folder, `${name}.sqlite`)),
      stop: () => {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  const { socket, stop } = await startPostgres();
  const location = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(socket)}`;
  return {
    create: async (name) => {
      const opened = openDatabase(location("postgres"), failOnIdleError);
      await sql`create database ${sql.id(name)}`.execute(opened.db);
      await opened.close();
      return location(name);
    },
    stop,
  };
}
