import { sql, type RawBuilder } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { addCohorts, emptyCohort, type Cohort, type NamedCohort } from "./cohort.ts";
import { cutIntoMonths, type Period } from "./period.ts";

/**
 * The dossiers received in a period and what was rated of them, in all and by one dimension. Read from the narrow daily
 * totals, so that the cost follows the days of the period and not its dossiers.
 */

type Span = Pick<Period, "from" | "to">;

/** The office's dossiers of the period, all channels together. */
export async function countCohort(db: Db, officeId: string, span: Span): Promise<Cohort> {
  const months = await listCohortsByMonth(db, officeId, span);
  return [...months.values()].reduce(addCohorts, emptyCohort);
}

/** By month of receipt, `yyyy-MM`; months without a dossier are left out. */
export function listCohortsByMonth(db: Db, officeId: string, span: Span): Promise<Map<string, Cohort>> {
  // The channel table is the narrowest: a handful of rows a day.
  return sumTotals(db, "daily_channel_totals", sql`substr(day, 1, 7)`, officeId, span);
}

/** By channel (hình thức nộp), the busiest first. */
export async function listCohortsByChannel(
  db: Db,
  officeId: string,
  span: Span,
): Promise<{ channel: Channel; cohort: Cohort }[]> {
  const cohorts = await sumTotals(db, "daily_channel_totals", sql.ref("channel"), officeId, span);
  return [...cohorts].map(([channel, cohort]) => ({ channel: channel as Channel, cohort })).sort(busiestFirst);
}

/** By procedure, the busiest first. */
export async function listCohortsByProcedure(db: Db, officeId: string, span: Span): Promise<NamedCohort[]> {
  // Whole months from the monthly totals: days × procedures of a year are too many rows to add up for every page.
  const { months, days } = cutIntoMonths(span);
  const parts = days.map((part) => partOf("daily_procedure_totals", "day", part));
  if (months !== undefined) parts.push(partOf("monthly_procedure_totals", "month", months));
  const cohorts = await sumParts(db, parts, sql.ref("procedure_id"), officeId);
  return named(cohorts, await listNames(db, "procedures", officeId));
}

/** By handling unit (đơn vị xử lý), the busiest first. */
export async function listCohortsByUnit(db: Db, officeId: string, span: Span): Promise<NamedCohort[]> {
  const cohorts = await sumTotals(db, "daily_unit_totals", sql.ref("unit_id"), officeId, span);
  return named(cohorts, await listNames(db, "units", officeId));
}

/** By counter (quầy), the busiest first. */
export async function listCohortsByCounter(db: Db, officeId: string, span: Span): Promise<NamedCohort[]> {
  const cohorts = await sumTotals(db, "daily_counter_totals", sql.ref("counter_id"), officeId, span);
  return named(cohorts, await listNames(db, "counters", officeId));
}

interface TotalsRow {
  key: string;
  received: number;
  rated: number;
  score_1: number;
  score_2: number;
  score_3: number;
  score_4: number;
  score_5: number;
  taps: number;
}

const sums = sql.join(
  ["received", "rated", "score_1", "score_2", "score_3", "score_4", "score_5", "taps"].map(
    (count) => sql`sum(${sql.ref(count)}) as ${sql.ref(count)}`,
  ),
);

/** A span of one table of totals: its time column is a day, or a month in the monthly ones. */
interface TotalsPart {
  table: string;
  time: "day" | "month";
  from: string;
  to: string;
}

function partOf(table: string, time: TotalsPart["time"], { from, to }: { from: string; to: string }): TotalsPart {
  return { table, time, from, to };
}

function sumTotals(
  db: Db,
  table: string,
  key: RawBuilder<unknown>,
  officeId: string,
  span: Span,
): Promise<Map<string, Cohort>> {
  return sumParts(db, [partOf(table, "day", span)], key, officeId);
}

/** Adds up parts that share no dossier. */
async function sumParts(
  db: Db,
  parts: readonly TotalsPart[],
  key: RawBuilder<unknown>,
  officeId: string,
): Promise<Map<string, Cohort>> {
  const selects = parts.map(
    ({ table, time, from, to }) => sql`select ${key} as "key", ${sums} from ${sql.table(table)}
      where office_id = ${officeId} and ${sql.ref(time)} >= ${from} and ${sql.ref(time)} <= ${to} group by ${key}`,
  );
  const { rows } = await sql<TotalsRow>`${sql.join(selects, sql` union all `)}`.execute(db);
  const cohorts = new Map<string, Cohort>();
  for (const row of rows) {
    if (row.received > 0) cohorts.set(row.key, addCohorts(cohorts.get(row.key) ?? emptyCohort, cohortOf(row)));
  }
  return cohorts;
}

function cohortOf(row: TotalsRow): Cohort {
  return {
    received: row.received,
    rated: row.rated,
    scores: { 1: row.score_1, 2: row.score_2, 3: row.score_3, 4: row.score_4, 5: row.score_5 },
    taps: row.taps,
  };
}

async function listNames(
  db: Db,
  table: "procedures" | "units" | "counters",
  officeId: string,
): Promise<Map<string, string>> {
  const rows = await db.selectFrom(table).where("office_id", "=", officeId).select(["id", "name"]).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

function named(cohorts: ReadonlyMap<string, Cohort>, names: ReadonlyMap<string, string>): NamedCohort[] {
  return [...cohorts].map(([id, cohort]) => ({ id, name: names.get(id), cohort })).sort(busiestFirst);
}

function busiestFirst(a: { cohort: Cohort; name?: string | undefined }, b: typeof a): number {
  return b.cohort.received - a.cohort.received || (a.name ?? "").localeCompare(b.name ?? "", "vi");
}
