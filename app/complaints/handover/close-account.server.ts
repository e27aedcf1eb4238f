import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { AssignedNote } from "#app/complaints/case/case-history.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { listAssignees } from "#app/complaints/handling/list-assignees.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { lockToClose, markClosed } from "#app/staff/accounts/close-account.server.ts";
import { lockOpenAccount } from "#app/staff/accounts/lock-account.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { casesInHand, findOpenWork, openWorkKey } from "./find-open-work.server.ts";
import { backToUnit, handedOver } from "./handover.ts";

/** What a person decided on the page that closes an account. */
export interface Closing {
  /** Who gets the cases: the id of a person, or `backToUnit`. */
  to: string;
  /** `openWorkKey` of the work that the page showed. */
  seen: string;
}

/**
 * "changed": the person's cases are others than the page showed. "receiver": the chosen person may not answer cases, or
 * has no open account any more. Nothing is saved in either case.
 */
export type CloseOutcome =
  { ok: true; handedOver: number } | { ok: false; reason: "not-found" | "last-administrator" | "changed" | "receiver" };

/** Later digests contain the cases anyway. */
const usefulMinutes = 2 * 24 * 60;

type By = Pick<SignedIn, "staffId" | "officeId" | "officeName">;

/**
 * Closes an account of the office and hands over what the person has in hand, in one transaction: open cases go to the
 * chosen person or back to their unit, locked ones back to those who may see every locked case. The sessions end at
 * once. Locks the cases before the accounts, as a step of a case does.
 */
export function closeAccount(context: Context, by: By, staffId: string, closing: Closing): Promise<CloseOutcome> {
  const { officeId } = by;
  return inTransaction(context.db, async (tx): Promise<CloseOutcome> => {
    const now = context.clock.now();
    const today = dayOf(now);
    const held = await lockCasesInHand(tx, officeId, staffId);
    const refused = await lockToClose(tx, officeId, staffId);
    if (refused !== undefined) return { ok: false, reason: refused };
    const work = await findOpenWork(tx, officeId, staffId, today);
    const isLocked = [...work.cases, ...work.lockedIds.map((id) => ({ id }))].every(({ id }) => held.has(id));
    if (!isLocked || openWorkKey(work) !== closing.seen) return { ok: false, reason: "changed" };
    const receiverId = work.cases.length === 0 || closing.to === backToUnit ? null : closing.to;
    if (receiverId !== null && !(await mayReceive(tx, by, staffId, receiverId, today))) {
      return { ok: false, reason: "receiver" };
    }
    for (const one of held.values()) await handOver(tx, by, staffId, one, receiverId, now);
    await markClosed(tx, staffId, now);
    if (receiverId !== null) await notifyReceiver(context, tx, by, { from: staffId, receiverId, ...count(work) });
    const note = { now, officeId, staffId: by.staffId, subject: staffId };
    await recordAudit(context, tx, { ...note, action: "account-closed" });
    return { ok: true, handedOver: held.size };
  });
}

const count = ({ cases }: { cases: readonly unknown[] }) => ({ cases: cases.length });

interface HeldCase {
  id: string;
  state: ComplaintState;
  locked: number;
  revision: number;
  unitId: string | null;
}

async function lockCasesInHand(tx: Tx, officeId: string, staffId: string): Promise<Map<string, HeldCase>> {
  const query = casesInHand(tx, officeId, staffId)
    .orderBy("complaints.id")
    .select(["complaints.id", "complaints.state", "complaints.locked", "complaints.revision"])
    .select("complaints.unit_id as unitId");
  const rows = await lockForUpdate(tx, query, "complaints").execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function mayReceive(tx: Tx, { officeId }: By, staffId: string, receiverId: string, today: Day): Promise<boolean> {
  if (receiverId === staffId || (await lockOpenAccount(tx, officeId, receiverId)) === undefined) return false;
  return (await listAssignees(tx, officeId, today)).people.some(({ id }) => id === receiverId);
}

async function handOver(
  tx: Tx,
  by: By,
  staffId: string,
  one: HeldCase,
  receiverId: string | null,
  at: Instant,
): Promise<void> {
  // A locked case is never handed to a person here: whoever may see all locked cases entrusts it anew.
  const receiver = one.locked === 1 ? null : receiverId;
  const person = await tx.selectFrom("staff").where("id", "=", staffId).select("unit_id").executeTakeFirstOrThrow();
  const { unitId, assigneeId, state } = handedOver(one, receiver, one.locked === 1 ? null : person.unit_id);
  await tx
    .updateTable("complaints")
    .set({ unit_id: unitId, assignee_id: assigneeId, state, revision: one.revision + 1 })
    .where("id", "=", one.id)
    .execute();
  const unit = await tx.selectFrom("units").where("id", "=", unitId).select("name").executeTakeFirst();
  const note: AssignedNote = { unit: unit?.name ?? null, assigneeId };
  await recordStep(tx, {
    officeId: by.officeId,
    complaintId: one.id,
    kind: "handed-over",
    at,
    staffId: by.staffId,
    from: one.state,
    to: state === one.state ? null : state,
    note: JSON.stringify(note),
  });
}

async function notifyReceiver(
  context: Context,
  tx: Tx,
  { officeId, officeName, staffId }: By,
  { from, receiverId, cases }: { from: string; receiverId: string; cases: number },
): Promise<void> {
  if (receiverId === staffId) return;
  const now = context.clock.now();
  const receiver = tx.selectFrom("staff").where("id", "=", receiverId).select("email");
  await announce(context, tx, {
    officeId,
    key: `handed-over:${from}:${now}`,
    channel: "email",
    to: (await receiver.executeTakeFirstOrThrow()).email,
    language: "vi",
    message: { kind: "handed-over", officeName, cases, link: `${context.settings.publicUrl}/inbox?view=mine` },
    usefulUntil: addMinutes(now, usefulMinutes),
  });
}
