import { inTransaction, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changeCase, holdCase, refuseCase, type Actor, type CaseOutcome } from "./change-case.server.ts";
import { canAssign } from "./complaint.ts";
import { listAssignees } from "./list-assignees.server.ts";
import { recordStep } from "./record-step.server.ts";
import type { AssignedNote } from "./case-history.ts";

export interface Assignment {
  reference: string;
  /** The revision of the case that the giver saw. */
  revision: number;
  unitId: string | null;
  assigneeId: string | null;
}

/** Refused as "assignee" when the unit or the person is not one of the office that may answer. */
export type AssignOutcome = CaseOutcome | { ok: false; reason: "assignee" };

/** Gives a case to a unit, a person or both, of the actor's own office; a later giving replaces the earlier one. */
export function assignComplaint(context: Context, actor: Actor, assignment: Assignment): Promise<AssignOutcome> {
  return inTransaction(context.db, async (tx) => {
    const held = await holdCase(tx, actor, assignment.reference);
    if (held === undefined) return { ok: false, reason: "not-found" };
    if (!canAssign(held.state)) return refuseCase(tx, held, "state");
    if (held.revision !== assignment.revision) return refuseCase(tx, held, "changed");
    const note = await describeAssignment(tx, actor, assignment);
    if (note === undefined) return { ok: false, reason: "assignee" };
    const { unitId, assigneeId } = assignment;
    const change = { state: "assigned" as const, unit_id: unitId, assignee_id: assigneeId };
    if (!(await changeCase(tx, held, change))) return refuseCase(tx, held, "changed");
    await recordStep(tx, {
      officeId: actor.officeId,
      complaintId: held.id,
      kind: "assigned",
      at: context.clock.now(),
      staffId: actor.staffId,
      from: held.state,
      to: "assigned",
      note: JSON.stringify(note),
    });
    return { ok: true, revision: held.revision + 1 };
  });
}

/** What the history keeps of the giving; undefined when somebody or something is not of this office. */
async function describeAssignment(
  db: Db,
  actor: Actor,
  { unitId, assigneeId }: Assignment,
): Promise<AssignedNote | undefined> {
  const { units, people } = await listAssignees(db, actor.officeId);
  const unit = units.find(({ id }) => id === unitId);
  const person = people.find(({ id }) => id === assigneeId);
  const isUnknown = (unitId !== null && unit === undefined) || (assigneeId !== null && person === undefined);
  if (isUnknown || (unit === undefined && person === undefined)) return undefined;
  return { unit: unit?.name ?? null, assigneeId };
}
