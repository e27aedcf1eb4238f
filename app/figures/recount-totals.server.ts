import { sql } from "kysely";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { areTotalsOutdated, rebuildTotals, totalsTables } from "#app/dossiers/daily-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";

export interface Recount {
  /** How many dossiers the totals count now. */
  dossiers: number;
  /** How many totals were wrong, missing or left over before; 0 is what should be. */
  corrected: number;
}

/** Recomputes the totals from the dossiers and their counted ratings and says how many had to be corrected. */
export function recountTotals(db: Db): Promise<Recount> {
  return inTransaction(db, async (tx) => {
    const before = await listTotals(tx);
    const dossiers = await rebuildTotals(tx);
    const after = await listTotals(tx);
    const corrected = new Set([...missingFrom(after, before), ...missingFrom(before, after)]);
    return { dossiers, corrected: corrected.size };
  });
}

/** Each total's counts by its key. A total of nothing is the same as none. */
async function listTotals(tx: Tx): Promise<Map<string, string>> {
  const totals = new Map<string, string>();
  for (const table of totalsTables) {
    const { rows } = await sql<Record<string, string | number>>`select * from ${sql.table(table)}`.execute(tx);
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

/** Counts the totals anew where another version of the product made them: before the first page is served. */
export async function renewTotals(context: Context): Promise<void> {
  if (!(await areTotalsOutdated(context.db))) return;
  const dossiers = await inTransaction(context.db, rebuildTotals);
  if (dossiers > 0) context.log.info({ dossiers }, "totals counted anew for this version");
}
