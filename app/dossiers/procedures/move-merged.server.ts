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

/** The days of receipt of dossiers that still have a merged procedure. */
interface Left {
  officeId: string;
  from: string;
  into: string;
  days: readonly Day[];
}

/**
 * Moves the dossiers of merged procedures to the ones they count under, with their totals: a portion per transaction, so
 * that taps and imports go on meanwhile. What is left is read from the totals, so an interrupted move is continued by
 * the next call, in any process; two at once do no harm. Ends early when `stopping` is aborted. Returns the number of
 * dossiers moved.
 */
export async function moveMergedDossiers({ db }: Pick<Context, "db">, stopping?: AbortSignal): Promise<number> {
  let moved = 0;
  let size = dayBounds.first;
  for (const left of await listLeft(db)) {
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
    left.set(from, { officeId, from, into, days: [...days, ...(await listDays(db, officeId, from, month))] });
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

async function movePortion(tx: Tx, { officeId, days, from, into }: Left): Promise<number> {
  const found = await tx
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("received_on", "in", days)
    .where("procedure_id", "=", from)
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
  const toMove = [...locked].filter(([, dossier]) => dossier.procedure_id === from);
  const ids = toMove.map(([id]) => id);
  const sides = await listRatingSides(tx, ids);
  const totals = collectTotals();
  for (const [id, dossier] of toMove) {
    const side = sides.get(id) ?? { ...untouched, rating: undefined };
    totals.change({ dossier, ...side }, { dossier: { ...dossier, procedure_id: into }, ...side });
  }
  await tx
    .updateTable("dossiers")
    .set({ procedure_id: into })
    .where(inList(tx, "id", ids))
    .execute();
  await totals.save(tx);
  return found.length;
}

/** A person waits this long for a merge; the job "move-merged" does the rest. */
const waitedMilliseconds = 1000;

/** Moves what can be moved while a person waits: usually everything. */
export function startMoving(context: Pick<Context, "db">): Promise<number> {
  return moveMergedDossiers(context, AbortSignal.timeout(waitedMilliseconds));
}
