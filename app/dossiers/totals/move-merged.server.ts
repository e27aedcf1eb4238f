import { setTimeout as pause } from "node:timers/promises";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { nextPortion } from "#app/platform/portion-size.ts";
import { untouched } from "#app/dossiers/totals/counted-dossier.ts";
import { collectTotals, listRatingSides } from "#app/dossiers/totals/daily-totals.server.ts";
import { lockDossiers } from "#app/dossiers/totals/lock-dossier.server.ts";

/** Most dossiers of one transaction: a tap waits for it (docs/decisions/0023-waiting-for-sqlite.md). */
const portion = 250;
/** Days of receipt whose dossiers are looked through in one transaction: more while that is quick. */
const dayBounds = { first: 4, smallest: 1, largest: 62 };
/** Longer than the pause between two attempts of a waiting writer (`db/sqlite.ts`). */
const pauseMilliseconds = 15;

/** The days of receipt of dossiers that still have a merged procedure, unit or counter. */
interface Left {
  column: "procedure_id" | "unit_id" | "counter_id";
  officeId: string;
  from: string;
  into: string;
  days: readonly Day[];
}

/**
 * Moves the dossiers of merged procedures, units and counters to the ones they count under, with their totals: a portion
 * per transaction, so that taps and imports go on meanwhile. What is left is read from the totals, so an interrupted move is continued by
 * the next call, in any process; two at once do no harm. Ends early when `stopping` is aborted. Returns the number of
 * dossiers moved.
 */
export async function moveMergedDossiers({ db }: Pick<Context, "db">, stopping?: AbortSignal): Promise<number> {
  let moved = 0;
  let size = dayBounds.first;
  for (const left of [...(await listLeft(db)), ...(await listLeftOfParts(db))]) {
    for (let first = 0; first < left.days.length;) {
      if (stopping?.aborted === true) return moved;
      const days = left.days.slice(first, first + size);
      const begin = performance.now();
      const count = await inTransaction(db, (tx) => movePortion(tx, { ...left, days }));
      size = nextPortion(size, performance.now() - begin, dayBounds);
      moved += count;
      if (count < portion) first += days.length;
      await pause(pauseMilliseconds);
    }
  }
  return moved;
}

/** The days on which merged procedures have dossiers: found through the months, which are few. */
async function listLeft(db: Db): Promise<Left[]> {
  const months = await db
    .selectFrom("procedures")
    .innerJoin("monthly_procedure_totals as monthly", (join) =>
      join
        .onRef("monthly.office_id", "=", "procedures.office_id")
        .onRef("monthly.procedure_id", "=", "procedures.id")
        .on("monthly.received", ">", 0),
    )
    .where("procedures.merged_into", "is not", null)
    .orderBy("procedures.id")
    .orderBy("monthly.month")
    .select(["procedures.office_id", "procedures.id", "procedures.merged_into", "monthly.month"])
    .execute();
  const left = new Map<string, Left>();
  for (const { office_id: officeId, id: from, merged_into: into, month } of months) {
    if (into === null) continue;
    const days = left.get(from)?.days ?? [];
    left.set(from, {
      column: "procedure_id",
      officeId,
      from,
      into,
      days: [...days, ...(await listDays(db, officeId, from, month))],
    });
  }
  return [...left.values()];
}

/**
 * The days on which merged units and counters have dossiers. An import may have read a name before the merge and saved
 * its dossiers after it: they are found here as well.
 */
async function listLeftOfParts(db: Db): Promise<Left[]> {
  const units = db
    .selectFrom("units as part")
    .innerJoin("daily_unit_totals as totals", (join) =>
      join.onRef("totals.office_id", "=", "part.office_id").onRef("totals.unit_id", "=", "part.id"),
    );
  const counters = db
    .selectFrom("counters as part")
    .innerJoin("daily_counter_totals as totals", (join) =>
      join.onRef("totals.office_id", "=", "part.office_id").onRef("totals.counter_id", "=", "part.id"),
    );
  const columns = ["part.office_id as officeId", "part.id as from", "part.merged_into as into", "totals.day"] as const;
  const ofUnits = await units
    .where("part.merged_into", "is not", null)
    .where("totals.received", ">", 0)
    .orderBy("totals.day")
    .select(columns)
    .execute();
  const ofCounters = await counters
    .where("part.merged_into", "is not", null)
    .where("totals.received", ">", 0)
    .orderBy("totals.day")
    .select(columns)
    .execute();
  return [...groupDays("unit_id", ofUnits), ...groupDays("counter_id", ofCounters)];
}

function groupDays(
  column: Left["column"],
  rows: readonly { officeId: string; from: string; into: string | null; day: Day }[],
): Left[] {
  const left = new Map<string, Left & { days: Day[] }>();
  for (const { officeId, from, into, day } of rows) {
    if (into === null) continue;
    const sofar = left.get(from) ?? { column, officeId, from, into, days: [] };
    sofar.days.push(day);
    left.set(from, sofar);
  }
  return [...left.values()];
}

async function listDays(db: Db, officeId: string, procedureId: string, month: string): Promise<Day[]> {
  const rows = await db
    .selectFrom("daily_procedure_totals")
    .where("office_id", "=", officeId)
    .where("day", ">=", `${month}-01` as Day)
    .where("day", "<=", `${month}-31` as Day)
    .where("procedure_id", "=", procedureId)
    .where("received", ">", 0)
    .orderBy("day")
    .select("day")
    .execute();
  return rows.map(({ day }) => day);
}

async function movePortion(tx: Tx, { column, officeId, days, from, into }: Left): Promise<number> {
  const found = await tx
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("received_on", "in", days)
    .where(column, "=", from)
    .orderBy("id")
    .limit(portion)
    .select("id")
    .execute();
  if (found.length === 0) return 0;
  const locked = await lockDossiers(
    tx,
    found.map(({ id: dossierId }) => ({ officeId, dossierId })),
  );
  // One that an import or another process moved meanwhile is as it should be.
  const toMove = [...locked].filter(([, dossier]) => dossier[column] === from);
  const ids = toMove.map(([id]) => id);
  const sides = await listRatingSides(tx, ids);
  const totals = collectTotals();
  for (const [id, dossier] of toMove) {
    const side = sides.get(id) ?? { ...untouched, rating: undefined };
    totals.change({ dossier, ...side }, { dossier: { ...dossier, [column]: into }, ...side });
  }
  await tx
    .updateTable("dossiers")
    .set({ [column]: into })
    .where(inList(tx, "id", ids))
    .execute();
  await totals.save(tx);
  return found.length;
}
