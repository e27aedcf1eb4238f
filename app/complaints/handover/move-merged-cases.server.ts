import { inTransaction, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { AssignedNote } from "#app/complaints/case/case-history.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";

/** Cases of one transaction. */
const portion = 200;

/**
 * Gives the cases of merged units to the units they were merged into, a portion per transaction, with a step in the
 * history of each. A page of the case that is open meanwhile can still be sent: its handler stays. What is left is read
 * from the cases, so an interrupted move is continued by the next call. Returns the number of cases moved.
 */
export async function moveMergedCases(context: Context, stopping?: AbortSignal): Promise<number> {
  let moved = 0;
  while (stopping?.aborted !== true) {
    const now = context.clock.now();
    const count = await inTransaction(context.db, (tx) => movePortion(tx, now));
    moved += count;
    if (count < portion) break;
  }
  return moved;
}

async function movePortion(tx: Tx, at: Instant): Promise<number> {
  const found = await tx
    .selectFrom("complaints")
    .innerJoin("units", "units.id", "complaints.unit_id")
    .innerJoin("units as target", "target.id", "units.merged_into")
    .orderBy("complaints.id")
    .limit(portion)
    .select(["complaints.id", "complaints.unit_id as from", "target.id as into", "target.name"])
    .execute();
  if (found.length === 0) return 0;
  const ids = found.map(({ id }) => id);
  const query = tx
    .selectFrom("complaints")
    .where(inList(tx, "id", ids))
    .orderBy("id")
    .select(["id", "office_id as officeId", "unit_id as unitId", "assignee_id as assigneeId", "state"]);
  const locked = new Map((await lockForUpdate(tx, query, "complaints").execute()).map((row) => [row.id, row]));
  for (const { id, from, into, name } of found) {
    const one = locked.get(id);
    // One that somebody gave to another unit meanwhile stays there.
    if (one?.unitId !== from) continue;
    await tx.updateTable("complaints").set({ unit_id: into }).where("id", "=", id).execute();
    const note: AssignedNote = { unit: name, assigneeId: null };
    const { officeId, state } = one;
    const step = { officeId, complaintId: id, kind: "unit-merged" as const, at, staffId: null, from: state, to: null };
    await recordStep(tx, { ...step, note: JSON.stringify(note) });
  }
  return found.length;
}
