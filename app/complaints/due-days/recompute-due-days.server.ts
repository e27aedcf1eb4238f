import type { Db, Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import type { Instant } from "#app/platform/day.ts";
import { openStates } from "#app/complaints/case/complaint.ts";
import { recount, type ClockMove, type DueMovedNote, type Recounted } from "#app/complaints/case/due-clocks.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";

function openCases(db: Db, officeId: string) {
  return db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("state", "in", openStates)
    .orderBy("id")
    .select([
      "id",
      "reference",
      "state",
      "locked",
      "revision",
      "received_on",
      "reopened_on",
      "due_on",
      "due_unconfirmed",
      "forward_due_on",
      "forwarded_on",
    ]);
}

type OpenCase = Awaited<ReturnType<ReturnType<typeof openCases>["execute"]>>[number];

/** An open case whose due day a change of the calendar moves. */
export interface MovingCase extends ClockMove {
  reference: string;
  /** 1 where only named roles may know that there is such a case. */
  locked: number;
}

/** The open cases that would get another due day by this calendar, in order of the new one. */
export async function listMovingCases(db: Db, officeId: string, calendar: WorkingCalendar): Promise<MovingCase[]> {
  const cases = await openCases(db, officeId).execute();
  return cases
    .flatMap((one) =>
      recount(one, calendar).moves.map((move) => ({ reference: one.reference, locked: one.locked, ...move })),
    )
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** Why the due days are counted again. */
export interface Recount {
  officeId: string;
  /** The calendar that is about to be saved. */
  calendar: WorkingCalendar;
  reason: string;
  staffId: string;
  at: Instant;
}

/**
 * Recomputes the due days of the office's open cases, in the transaction that changes and locks the calendar. Each
 * changed case gets a history entry with the old day, the new day and the reason. Closed cases and first due days do
 * not change. Returns the number of changed cases.
 */
export async function recomputeDueDays(tx: Tx, again: Recount): Promise<number> {
  // Locked before they are compared, so that an answer sent at the same moment waits or is waited for.
  const cases = await lockForUpdate(tx, openCases(tx, again.officeId), "complaints").execute();
  let moved = 0;
  for (const one of cases) {
    const recounted = recount(one, again.calendar);
    const isMarkRight = recounted.dueUnconfirmed === one.due_unconfirmed;
    if (recounted.moves.length === 0 && isMarkRight) continue;
    await saveRecounted(tx, one, recounted);
    for (const move of recounted.moves) await recordMove(tx, again, one, move);
    if (recounted.moves.length > 0) moved += 1;
  }
  return moved;
}

/**
 * A new due day increases the revision of the case; the "unconfirmed" mark alone does not, so that nobody who is
 * writing an answer is interrupted.
 */
async function saveRecounted(tx: Tx, one: OpenCase, { moves, dueUnconfirmed }: Recounted): Promise<void> {
  const result = await tx
    .updateTable("complaints")
    .set({
      ...Object.fromEntries(moves.map(({ column, to }) => [column, to])),
      due_unconfirmed: dueUnconfirmed,
      revision: moves.length > 0 ? one.revision + 1 : one.revision,
    })
    .where("id", "=", one.id)
    .where("revision", "=", one.revision)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Error("an open case changed while it was locked");
}

async function recordMove(tx: Tx, again: Recount, one: OpenCase, { from, to }: ClockMove): Promise<void> {
  const note: DueMovedNote = { from, to, reason: again.reason };
  await recordStep(tx, {
    officeId: again.officeId,
    complaintId: one.id,
    kind: "due-moved",
    at: again.at,
    staffId: again.staffId,
    from: one.state,
    to: one.state,
    note: JSON.stringify(note),
  });
}
