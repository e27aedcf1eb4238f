import { sql } from "kysely";
import type { Db, Tx } from "#db/engine.ts";
import { addRows } from "#db/insert-rows.ts";
import { monthOf, type Day } from "#app/platform/day.ts";
import type { Channel } from "./dossier.ts";

/**
 * The daily totals: counts of dossiers by day of receipt, one narrow table a dimension. Written in the transaction of
 * the fact they count, so that a dashboard costs by the day and not by the dossier. Procedures are many, so theirs are
 * kept by month as well. `rebuildTotals` makes them all anew.
 */

/** What of a dossier the totals are kept by. */
export interface CountedDossier {
  office_id: string;
  received_on: Day;
  procedure_id: string;
  channel: Channel;
  counter_id: string | null;
  unit_id: string | null;
}

const counts = ["received", "rated", "score_1", "score_2", "score_3", "score_4", "score_5", "taps"] as const;
type Count = (typeof counts)[number];

/** What changes: +1 or −1 for each count concerned. */
export type TotalsChange = Partial<Record<Count, number>>;

const byDay = {
  time: "day",
  timeOf: (d: CountedDossier): string => d.received_on,
  timeInSql: sql`d.received_on`,
} as const;
const byMonth = {
  time: "month",
  timeOf: (d: CountedDossier): string => monthOf(d.received_on),
  timeInSql: sql`substr(d.received_on, 1, 7)`,
} as const;

const ofProcedure = { column: "procedure_id", of: (d: CountedDossier) => d.procedure_id } as const;
const dimensions = [
  { table: "daily_procedure_totals", ...byDay, ...ofProcedure },
  { table: "monthly_procedure_totals", ...byMonth, ...ofProcedure },
  { table: "daily_channel_totals", ...byDay, column: "channel", of: (d: CountedDossier) => d.channel },
  { table: "daily_counter_totals", ...byDay, column: "counter_id", of: (d: CountedDossier) => d.counter_id ?? "" },
  { table: "daily_unit_totals", ...byDay, column: "unit_id", of: (d: CountedDossier) => d.unit_id ?? "" },
] as const;

export interface TotalsCollector {
  add(dossier: CountedDossier, change: TotalsChange): void;
  /** Writes what was collected, in a fixed order of rows so that two writers cannot block each other for ever. */
  save(tx: Tx): Promise<void>;
}

type TotalsRow = Record<Count, number> & { office_id: string; when: string; value: string };

/** Collects changes of many dossiers and writes each total once. */
export function collectTotals(): TotalsCollector {
  const collected = dimensions.map(() => new Map<string, TotalsRow>());
  return {
    add(dossier, change) {
      const changed = counts.filter((count) => change[count] !== undefined);
      dimensions.forEach((dimension, index) => {
        const value = dimension.of(dossier);
        const when = dimension.timeOf(dossier);
        const key = `${dossier.office_id} ${when} ${value}`;
        const row = collected[index]?.get(key) ?? emptyRow(dossier.office_id, when, value);
        for (const count of changed) row[count] += change[count] ?? 0;
        collected[index]?.set(key, row);
      });
    },
    async save(tx) {
      for (const [index, { table, time, column }] of dimensions.entries()) {
        const rows = [...(collected[index] ?? new Map<string, TotalsRow>())].sort(([a], [b]) => (a < b ? -1 : 1));
        collected[index]?.clear();
        await addRows(
          tx,
          table,
          ["office_id", time, column],
          rows.map(([, { when, value, ...row }]) => ({ ...row, [time]: when, [column]: value })),
        );
      }
    },
  };
}

/** Changes the totals of one dossier. */
export async function addToTotals(tx: Tx, dossier: CountedDossier, change: TotalsChange): Promise<void> {
  const collector = collectTotals();
  collector.add(dossier, change);
  await collector.save(tx);
}

function emptyRow(officeId: string, when: string, value: string): TotalsRow {
  const zeroes = Object.fromEntries(counts.map((count) => [count, 0])) as Record<Count, number>;
  return { office_id: officeId, when, value, ...zeroes };
}

/** Recomputes every total from the dossiers and their counted ratings; answers how many dossiers were counted. */
export async function rebuildTotals(tx: Tx): Promise<number> {
  for (const { table, time, timeInSql, column } of dimensions) {
    await sql`delete from ${sql.table(table)}`.execute(tx);
    await sql`insert into ${sql.table(table)} (office_id, ${sql.ref(time)}, ${sql.ref(column)}, ${sql.join(counts.map((c) => sql.ref(c)))})
      select d.office_id, ${timeInSql}, coalesce(${sql.ref(`d.${column}`)}, ''), count(*), count(r.id),
        ${sql.join([1, 2, 3, 4, 5].map((score) => sql`sum(case when r.score = ${sql.lit(score)} then 1 else 0 end)`))},
        coalesce(sum(r.taps), 0)
      from dossiers d left join ratings r on r.dossier_id = d.id
      group by d.office_id, ${timeInSql}, coalesce(${sql.ref(`d.${column}`)}, '')`.execute(tx);
  }
  return countDossiers(tx);
}

async function countDossiers(db: Db): Promise<number> {
  const row = await db
    .selectFrom("dossiers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}
