import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { LockedCase } from "./change-case.server.ts";
import type { ComplaintEventKind, ComplaintState } from "#app/complaints/case/complaint.ts";
import { recordStep } from "./record-step.server.ts";
import { notifyAssignee } from "./notify-assignee.server.ts";
import { notifySender } from "./notify-sender.server.ts";

/** A step that was just taken on a case that may have duplicates. */
interface TakenStep {
  officeId: string;
  reference: string;
  step: ComplaintEventKind;
  /** The revision of the case after the step, so that each answer is announced once. */
  revision: number;
}

/** Steps that end a case without an answer its duplicates could share. */
const endings: readonly ComplaintEventKind[] = ["not-accepted", "withdrawn", "rerouted"];

/** Longest chain of duplicates of duplicates that is followed. */
const longestChain = 10;

/**
 * Applies a step of a case to its duplicates, in the same transaction. If the case was answered or forwarded, their
 * senders get a message; they read the result on their own pages. If it ended without an answer, the duplicates return
 * to the staff, each with its own due day, and their senders are informed; the reason is not given, because the other
 * case may be locked.
 */
export async function followUpDuplicates(context: Context, tx: Tx, taken: TakenStep): Promise<void> {
  if (taken.step === "answered" || taken.step === "forwarded") await notifyDuplicates(context, tx, taken, taken.step);
  if (endings.includes(taken.step)) await separateDuplicates(context, tx, taken);
}

/**
 * Locks the duplicates that the step separates, right after their original and in order of id, as the order of locks
 * demands.
 */
export async function lockDuplicates(tx: Tx, lockedCase: LockedCase, step: ComplaintEventKind): Promise<void> {
  if (!endings.includes(step)) return;
  await lockForUpdate(tx, duplicatesOf(tx, lockedCase.officeId, [lockedCase.reference]), "complaints").execute();
}

async function notifyDuplicates(
  context: Context,
  tx: Tx,
  { officeId, reference, revision }: TakenStep,
  news: "answered" | "forwarded",
): Promise<void> {
  let originals = [reference];
  for (let depth = 0; depth < longestChain && originals.length > 0; depth++) {
    const duplicates = await duplicatesOf(tx, officeId, originals).execute();
    for (const { id } of duplicates) await notifySender(context, tx, id, news, `as-duplicate-${String(revision)}`);
    originals = duplicates.map((one) => one.reference);
  }
}

async function separateDuplicates(context: Context, tx: Tx, { officeId, reference }: TakenStep): Promise<void> {
  const duplicates = await lockForUpdate(tx, duplicatesOf(tx, officeId, [reference]), "complaints").execute();
  for (const one of duplicates) {
    const to = stateAfterSeparation(one);
    const revision = one.revision + 1;
    await tx
      .updateTable("complaints")
      .set({ state: to, duplicate_of: null, closed_on: null, revision })
      .where("id", "=", one.id)
      .execute();
    await recordStep(tx, {
      officeId,
      complaintId: one.id,
      kind: "separated",
      at: context.clock.now(),
      staffId: null,
      from: "duplicate",
      to,
    });
    await notifySender(context, tx, one.id, "separated", String(revision));
    await notifyAssignee(context, tx, { complaintId: one.id, revision, staffId: null });
  }
}

/** The duplicate returns to the unit and person who had it before. */
function stateAfterSeparation({ unitId, assigneeId }: { unitId: string | null; assigneeId: string | null }) {
  return unitId === null && assigneeId === null ? ("classified" as const) : ("assigned" as const);
}

function duplicatesOf(tx: Tx, officeId: string, originals: readonly string[]) {
  return tx
    .selectFrom("complaints")
    .where("complaints.office_id", "=", officeId)
    .where("complaints.duplicate_of", "in", originals)
    .where("complaints.state", "=", "duplicate" satisfies ComplaintState)
    .orderBy("complaints.id")
    .select([
      "complaints.id",
      "complaints.reference",
      "complaints.revision",
      "complaints.unit_id as unitId",
      "complaints.assignee_id as assigneeId",
    ]);
}
