import type { UpdateObject } from "kysely";
import type { Db, Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Database } from "#db/schema/database.ts";
import type { Day } from "#app/platform/day.ts";
import type { ComplaintKind, ComplaintState, LegalTrack } from "#app/complaints/case/complaint.ts";
import { countComplaint } from "./count-complaint.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import type { LastStep } from "#app/complaints/case/case-history.ts";

/** A person who acts on a case. */
export type Actor = Viewer;

/**
 * Why nothing was changed: the person may not see such a case or not take this step, a second person must take it, the
 * state does not allow it, or a colleague was faster.
 */
export type CaseRefusal =
  | { ok: false; reason: "not-found" | "forbidden" | "second-person" }
  | { ok: false; reason: "state" | "changed"; last: LastStep | undefined };

export type CaseOutcome = { ok: true; revision: number } | CaseRefusal;

/** The fields of a locked case that the decision about a step needs. */
export interface LockedCase {
  id: string;
  officeId: string;
  dossierId: string | null;
  reference: string;
  kind: ComplaintKind;
  state: ComplaintState;
  lane: LegalTrack;
  locked: number;
  revision: number;
  assigneeId: string | null;
  draft: string | null;
  draftedBy: string | null;
  refusalBy: string | null;
  receivedOn: Day;
  reopenedOn: Day | null;
  answer: string | null;
  answeredOn: Day | null;
  answeredBy: string | null;
  /** 1 if an answer is owed: the sender left contact details. */
  answerOwed: number;
}

const lockedColumns = [
  "complaints.id",
  "complaints.office_id as officeId",
  "complaints.dossier_id as dossierId",
  "complaints.reference",
  "complaints.kind",
  "complaints.state",
  "complaints.lane",
  "complaints.locked",
  "complaints.revision",
  "complaints.assignee_id as assigneeId",
  "complaints.draft",
  "complaints.drafted_by as draftedBy",
  "complaints.refusal_by as refusalBy",
  "complaints.received_on as receivedOn",
  "complaints.reopened_on as reopenedOn",
  "complaints.answer",
  "complaints.answered_on as answeredOn",
  "complaints.answered_by as answeredBy",
  "complaints.answer_owed as answerOwed",
] as const;

function caseOf(db: Db, reference: string) {
  const read = readReference(reference);
  return db
    .selectFrom("complaints")
    .where("complaints.reference", "=", read.ok ? read.code : "")
    .select(lockedColumns);
}

/** Reads a case without a lock; undefined if the actor may not see it. */
export function peekCase(db: Db, actor: Actor, reference: string): Promise<LockedCase | undefined> {
  return caseOf(db, reference).where(visibleTo(actor)).executeTakeFirst();
}

/** Reads a case and locks it until commit (`lockForUpdate`). */
export function lockCase(tx: Tx, actor: Actor, reference: string): Promise<LockedCase | undefined> {
  return lockForUpdate(tx, caseOf(tx, reference).where(visibleTo(actor)), "complaints").executeTakeFirst();
}

/** Locks a case for its sender, whose secret was checked before. */
export function lockOwnCase(tx: Tx, reference: string): Promise<LockedCase | undefined> {
  return lockForUpdate(tx, caseOf(tx, reference), "complaints").executeTakeFirst();
}

/**
 * Updates the case if state and revision are still as read, and raises the revision. Returns false if they changed;
 * nothing is written then.
 */
export async function changeCase(
  tx: Tx,
  lockedCase: LockedCase,
  change: UpdateObject<Database, "complaints">,
): Promise<boolean> {
  const result = await tx
    .updateTable("complaints")
    .set({ ...change, revision: lockedCase.revision + 1 })
    .where("id", "=", lockedCase.id)
    .where("state", "=", lockedCase.state)
    .where("revision", "=", lockedCase.revision)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  if (change.kind !== undefined || change.lane !== undefined)
    await countComplaint(tx, lockedCase.officeId, lockedCase.dossierId);
  return true;
}

/** Builds the refusal with the last step of the case. */
export async function refuseCase(tx: Tx, lockedCase: LockedCase, reason: "state" | "changed"): Promise<CaseRefusal> {
  const last = await tx
    .selectFrom("complaint_events")
    .leftJoin("staff", "staff.id", "complaint_events.staff_id")
    .where("complaint_events.complaint_id", "=", lockedCase.id)
    // Views of the case and letters made from it do not change it.
    .where("complaint_events.kind", "not in", [
      "contact-read",
      "file-read",
      "letter-made",
      "contact-removed",
      "data-exported",
    ])
    .orderBy("complaint_events.id", "desc")
    .select(["complaint_events.kind", "complaint_events.happened_at as at", "staff.name as by"])
    .executeTakeFirst();
  return { ok: false, reason, last };
}
