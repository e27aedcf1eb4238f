import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockTotals, ofDays, totalsTables, type TotalsDays } from "./daily-totals.server.ts";
import { areTotalsOutdated, listDays, noteVersion, rebuildDays } from "./rebuild-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { monthOf } from "#app/platform/day.ts";
import { nextPortion } from "#app/platform/portion-size.ts";

export interface Recount {
  /** Number of dossiers that the totals count now. */
  dossiers: number;
  /** Number of totals that were wrong, missing or left over; 0 if all is well. */
  corrected: number;
  /** Whether all days were counted; false if the recount was stopped before its end. */
  isWhole: boolean;
}

/**
 * Recomputes the totals from the dossiers and their counted ratings, and returns how many had to be corrected. Each
 * transaction covers a few days, so that writers do not wait long; `stopping` ends the recount after the current
 * transaction.
 */
export async function recountTotals(db: Db, stopping?: AbortSignal): Promise<Recount> {
  const corrected = new Set<string>();
  let dossiers = 0;
  const isWhole = await eachPortion(db, async (days) => {
    if (stopping?.aborted === true) return false;
    const counted = await inTransaction(db, (tx) => recountDays(tx, days));
    dossiers += counted.dossiers;
    for (const key of counted.corrected) corrected.add(key);
    return true;
  });
  if (isWhole) await inTransaction(db, noteVersion);
  return { dossiers, corrected: corrected.size, isWhole };
}

async function recountDays(tx: Tx, days: TotalsDays): Promise<{ dossiers: number; corrected: string[] }> {
  await lockTotals(tx);
  const before = await listTotals(tx, days);
  const dossiers = await rebuildDays(tx, days);
  const after = await listTotals(tx, days);
  return { dossiers, corrected: [...missingFrom(after, before), ...missingFrom(before, after)] };
}

/** The counts of each total by its key. A total whose counts are all 0 is the same as no total. */
async function listTotals(tx: Tx, days: TotalsDays): Promise<Map<string, string>> {
  const totals = new Map<string, string>();
  for (const table of totalsTables) {
    const { rows } = await sql<Record<string, string | number>>`select * from ${sql.table(table)}
      where ${ofDays(table, days)}`.execute(tx);
    for (const row of rows) {
      const cells = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      const counts = cells.filter(([, value]) => typeof value === "number");
      const key = cells.filter(([, value]) => typeof value === "string").map(([, value]) => value);
      if (counts.some(([, count]) => count !== 0)) totals.set([table, ...key].join(" "), counts.join(" "));
    }
  }
  return totals;
}

/** The keys of `one` whose counts differ in `other`. */
function missingFrom(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([key, counts]) => other.get(key) !== counts).map(([key]) => key);
}

/** Bounds of the number of days per transaction. */
const portionBounds = { first: 1, smallest: 1, largest: 31 };

/**
 * Longer than the pause between two attempts of a waiting writer (`db/sqlite.ts`), so that a tap waits for one portion
 * and not for all.
 */
const pauseMilliseconds = 15;

/**
 * Calls `count` for all days, some of one office and month at a time: more days while that is quick. Stops when `count`
 * returns false; returns whether it reached the end. Days that get their first dossiers meanwhile are counted by the
 * writer who adds them.
 */
async function eachPortion(db: Db, count: (days: TotalsDays) => Promise<boolean>): Promise<boolean> {
  const days = await listDays(db);
  let size = portionBounds.first;
  for (let index = 0; index < days.length;) {
    const first = days[index];
    if (first === undefined) break;
    const rest = days.slice(index, index + size);
    const isTogether = (one: (typeof days)[number]) =>
      one.officeId === first.officeId && monthOf(one.day) === monthOf(first.day);
    const part = rest.filter(isTogether);
    const begin = performance.now();
    if (!(await count({ officeId: first.officeId, from: first.day, to: part.at(-1)?.day ?? first.day }))) return false;
    size = nextPortion(size, performance.now() - begin, portionBounds);
    index += part.length;
    await pause(pauseMilliseconds);
  }
  return true;
}

/**
 * Recomputes the totals if another version of the product computed them, before the first page is served. Several
 * processes that start together may count the same days twice, which is harmless because totals are replaced; each
 * stops when it finds the version saved.
 */
export async function renewTotals({ db, log }: Context): Promise<void> {
  if (!(await areTotalsOutdated(db))) return;
  let dossiers = 0;
  const isWhole = await eachPortion(db, async (days) => {
    const counted = await inTransaction(db, async (tx) => {
      await lockTotals(tx);
      return (await areTotalsOutdated(tx)) ? rebuildDays(tx, days) : undefined;
    });
    dossiers += counted ?? 0;
    return counted !== undefined;
  });
  if (!isWhole) return;
  await inTransaction(db, noteVersion);
  if (dossiers > 0) log.info({ dossiers }, "totals counted anew for this version");
}
