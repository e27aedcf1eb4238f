import { sql } from "kysely";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { holdTotals, ofMonth, totalsTables, type TotalsMonth } from "#app/dossiers/daily-totals.server.ts";
import { areTotalsOutdated, listMonths, noteVersion, rebuildMonth } from "#app/dossiers/rebuild-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";

export interface Recount {
  /** How many dossiers the totals count now. */
  dossiers: number;
  /** How many totals were wrong, missing or left over before; 0 is what should be. */
  corrected: number;
}

/**
 * Recomputes the totals from the dossiers and their counted ratings and says how many had to be corrected. A transaction
 * for each month, so that nobody who writes meanwhile waits for long.
 */
export async function recountTotals(db: Db): Promise<Recount> {
  const recount = { dossiers: 0, corrected: 0 };
  for (const month of await listMonths(db)) {
    const { dossiers, corrected } = await inTransaction(db, (tx) => recountMonth(tx, month));
    recount.dossiers += dossiers;
    recount.corrected += corrected;
  }
  await inTransaction(db, noteVersion);
  return recount;
}

async function recountMonth(tx: Tx, month: TotalsMonth): Promise<Recount> {
  await holdTotals(tx);
  const before = await listTotals(tx, month);
  const dossiers = await rebuildMonth(tx, month);
  const after = await listTotals(tx, month);
  const corrected = new Set([...missingFrom(after, before), ...missingFrom(before, after)]);
  return { dossiers, corrected: corrected.size };
}

/** Each total's counts by its key. A total of nothing is the same as none. */
async function listTotals(tx: Tx, month: TotalsMonth): Promise<Map<string, string>> {
  const totals = new Map<string, string>();
  for (const table of totalsTables) {
    const { rows } = await sql<Record<string, string | number>>`select * from ${sql.table(table)}
      where ${ofMonth(table, month)}`.execute(tx);
    for (const row of rows) {
      const cells = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      const counts = cells.filter(([, value]) => typeof value === "number");
      const key = cells.filter(([, value]) => typeof value === "string").map(([, value]) => value);
      if (counts.some(([, count]) => count !== 0)) totals.set([table, ...key].join(" "), counts.join(" "));
    }
  }
  return totals;
}

/** The keys of `one` whose counts are not the same in `other`. */
function missingFrom(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([key, counts]) => other.get(key) !== counts).map(([key]) => key);
}

/**
 * Counts the totals anew where another version of the product made them: before the first page is served. Of several
 * processes that start together each may count a month; the totals are replaced, so that is only work done twice, and
 * whoever finds the version noted stops.
 */
export async function renewTotals({ db, log }: Context): Promise<void> {
  if (!(await areTotalsOutdated(db))) return;
  let dossiers = 0;
  for (const month of await listMonths(db)) {
    const counted = await inTransaction(db, async (tx) => {
      await holdTotals(tx);
      return (await areTotalsOutdated(tx)) ? rebuildMonth(tx, month) : undefined;
    });
    if (counted === undefined) return;
    dossiers += counted;
  }
  await inTransaction(db, noteVersion);
  if (dossiers > 0) log.info({ dossiers }, "totals counted anew for this version");
}
