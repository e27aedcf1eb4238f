import type { UpdateObject } from "kysely";
import type { Db, Tx } from "#db/engine.ts";
import { heldUntilCommit } from "#db/lock.ts";
import type { Database } from "#db/schema/database.ts";
import type { Instant } from "#app/platform/day.ts";
import type { SignedIn } from "#app/staff/session.server.ts";
import type { ComplaintEventKind, ComplaintState } from "./complaint.ts";
import { readReference } from "./reference.ts";

/** Who acts on a case. */
export type Actor = Pick<SignedIn, "staffId" | "officeId">;

/** What somebody else did to the case last. */
export interface LastStep {
  kind: ComplaintEventKind;
  at: Instant;
  /** Null for the citizen and for the product itself. */
  by: string | null;
}

/** Why nothing was changed: no such case in the office, a state that does not allow it, or a colleague was faster. */
export type CaseRefusal =
  { ok: false; reason: "not-found" } | { ok: false; reason: "state" | "changed"; last: LastStep | undefined };

export type CaseOutcome = { ok: true; revision: number } | CaseRefusal;

/** What of a case the decision about a step needs. */
export interface HeldCase {
  id: string;
  state: ComplaintState;
  revision: number;
}

function caseOf(db: Db, actor: Actor, reference: string) {
  const read = readReference(reference);
  return db
    .selectFrom("complaints")
    .where("office_id", "=", actor.officeId)
    .where("reference", "=", read.ok ? read.code : "")
    .select(["id", "state", "revision"]);
}

/** Reads the case of a reference, if it belongs to the actor's office. */
export function glanceAtCase(db: Db, actor: Actor, reference: string): Promise<HeldCase | undefined> {
  return caseOf(db, actor, reference).executeTakeFirst();
}

/** The same, and keeps it from being changed by others until the transaction ends. */
export function holdCase(tx: Tx, actor: Actor, reference: string): Promise<HeldCase | undefined> {
  return heldUntilCommit(tx, caseOf(tx, actor, reference), "complaints").executeTakeFirst();
}

/** Changes the case as it was read and raises its revision; false when it is no longer so, and then nothing was done. */
export async function changeCase(
  tx: Tx,
  held: HeldCase,
  change: UpdateObject<Database, "complaints">,
): Promise<boolean> {
  const result = await tx
    .updateTable("complaints")
    .set({ ...change, revision: held.revision + 1 })
    .where("id", "=", held.id)
    .where("state", "=", held.state)
    .where("revision", "=", held.revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The refusal, with the step that came in between. */
export async function refuseCase(tx: Tx, held: HeldCase, reason: "state" | "changed"): Promise<CaseRefusal> {
  const last = await tx
    .selectFrom("complaint_events")
    .leftJoin("staff", "staff.id", "complaint_events.staff_id")
    .where("complaint_events.complaint_id", "=", held.id)
    .where("complaint_events.kind", "!=", "contact-read")
    .orderBy("complaint_events.id", "desc")
    .select(["complaint_events.kind", "complaint_events.happened_at as at", "staff.name as by"])
    .executeTakeFirst();
  return { ok: false, reason, last };
}
