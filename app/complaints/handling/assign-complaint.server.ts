import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { Context } from "#app/platform/context.server.ts";
import { lockOpenAccount } from "#app/staff/accounts/lock-account.server.ts";
import type { AssignedNote } from "#app/complaints/case/case-history.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { listAssignees } from "./list-assignees.server.ts";
import { takeStep, type StepOutcome } from "#app/complaints/steps/take-step.server.ts";

export interface Assignment {
  reference: string;
  /** The revision of the case that the giver saw. */
  revision: number;
  unitId: string | null;
  assigneeId: string | null;
}

/** Refused as "assignee" when the unit or the person is not one of the office that may answer. */
export type AssignOutcome = StepOutcome<"assignee">;

/** Gives a case to a unit, a person or both, of the actor's own office; a later giving replaces the earlier one. */
export function assignComplaint(context: Context, actor: Actor, assignment: Assignment): Promise<AssignOutcome> {
  return give(context, actor, "assign", assignment);
}

/** Assigns a locked case of another legal track; the assignee may then see it. */
export function entrustCase(context: Context, actor: Actor, assignment: Assignment): Promise<AssignOutcome> {
  return give(context, actor, "entrust", assignment);
}

function give(
  context: Context,
  actor: Actor,
  stepName: "assign" | "entrust",
  assignment: Assignment,
): Promise<AssignOutcome> {
  return takeStep<"assignee">(context, actor, stepName, assignment, async (tx, _lockedCase, { on }) => {
    const { unitId, assigneeId } = assignment;
    // Locked, so that the account is not closed meanwhile: closing hands over all cases that it sees.
    if (assigneeId !== null && (await lockOpenAccount(tx, actor.officeId, assigneeId)) === undefined)
      return { refused: "assignee" };
    const note = await describeAssignment(tx, actor, assignment, on);
    if (note === undefined) return { refused: "assignee" };
    // No deputy receives a locked case.
    const kept = stepName === "assign" ? note : { ...note, deputyId: undefined };
    return { change: { unit_id: unitId, assignee_id: assigneeId }, note: JSON.stringify(kept) };
  });
}

/** History note of an assignment; undefined if the unit or person belongs to another office. */
async function describeAssignment(
  db: Db,
  actor: Actor,
  { unitId, assigneeId }: Assignment,
  on: Day,
): Promise<AssignedNote | undefined> {
  const { units, people } = await listAssignees(db, actor.officeId, on);
  const unit = units.find(({ id }) => id === unitId);
  const person = people.find(({ id }) => id === assigneeId);
  const isUnknown = (unitId !== null && unit === undefined) || (assigneeId !== null && person === undefined);
  if (isUnknown || (unit === undefined && person === undefined)) return undefined;
  const deputyId = person?.away?.deputy?.id;
  return { unit: unit?.name ?? null, assigneeId, ...(deputyId === undefined ? {} : { deputyId }) };
}
