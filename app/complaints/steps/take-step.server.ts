import type { UpdateObject } from "kysely";
import { inTransaction, type Tx } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import {
  changeCase,
  lockCase,
  refuseCase,
  type Actor,
  type CaseOutcome,
  type LockedCase,
} from "./change-case.server.ts";
import { followUpDuplicates, lockDuplicates } from "./duplicates.server.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { inPlaceOf } from "#app/complaints/case/acting.ts";
import { stepInPlaceOf, stepRefusal, steps, type StepName } from "#app/complaints/case/step-rules.ts";
import { recordStep } from "./record-step.server.ts";
import { notifyStep } from "./notify-step.server.ts";

/** The case of a step, and the revision that its page showed; null if the step may be taken on any revision. */
export interface StepRequest {
  reference: string;
  revision: number | null;
}

/** The changes of a step in the case besides its state, and the note for the history. */
export interface PreparedStep {
  change: UpdateObject<Database, "complaints">;
  note?: string | null;
  /** Further writes in the same transaction, after the case itself. */
  alsoSave?: () => Promise<void>;
}

/** The refusal of a single command, besides those that every step can have. */
export interface OwnRefusal<Reason extends string> {
  refused: Reason;
}

/** When the step is taken. */
export interface Moment {
  at: Instant;
  on: Day;
}

export type StepOutcome<Reason extends string = never> = CaseOutcome | { ok: false; reason: Reason };

type Prepare<Reason extends string> = (
  tx: Tx,
  lockedCase: LockedCase,
  moment: Moment,
) => PreparedStep | OwnRefusal<Reason> | Promise<PreparedStep | OwnRefusal<Reason>>;

/**
 * Takes a step for a member of staff: locks the case, checks the table of steps, lets `prepare` decide what changes,
 * then updates the case and its history. All or nothing.
 */
export function takeStep<Reason extends string = never>(
  context: Context,
  actor: Actor,
  stepName: StepName,
  { reference, revision }: StepRequest,
  prepare: Prepare<Reason>,
): Promise<StepOutcome<NoInfer<Reason>>> {
  return inTransaction(context.db, async (tx): Promise<StepOutcome<Reason>> => {
    const lockedCase = await lockCase(tx, actor, reference);
    if (lockedCase === undefined) return { ok: false, reason: "not-found" };
    const taker = { ...actor, actsFor: inPlaceOf(actor, { ...lockedCase, isLocked: lockedCase.locked === 1 }) };
    const refusal = stepRefusal(stepName, lockedCase, taker, await findCaseRules(tx, actor.officeId));
    if (refusal === "state") return refuseCase(tx, lockedCase, "state");
    if (refusal !== undefined) return { ok: false, reason: refusal };
    if (revision !== null && revision !== lockedCase.revision) return refuseCase(tx, lockedCase, "changed");
    await lockDuplicates(tx, lockedCase, steps[stepName].step);
    const at = context.clock.now();
    const prepared = await prepare(tx, lockedCase, { at, on: dayOf(at) });
    if ("refused" in prepared) return { ok: false, reason: prepared.refused };
    const { officeId, staffId } = actor;
    const by = { officeId, staffId, inPlaceOf: stepInPlaceOf(stepName, taker) };
    if (!(await applyStep(tx, lockedCase, stepName, prepared, { ...by, at })))
      return refuseCase(tx, lockedCase, "changed");
    const step = {
      officeId: lockedCase.officeId,
      complaintId: lockedCase.id,
      step: steps[stepName].step,
      revision: lockedCase.revision + 1,
      staffId: by.staffId,
    };
    await notifyStep(context, tx, step);
    await followUpDuplicates(context, tx, { reference: lockedCase.reference, ...step });
    return { ok: true, revision: lockedCase.revision + 1 };
  });
}

interface Taken {
  officeId: string;
  /** Null for the sender. */
  staffId: string | null;
  inPlaceOf?: string | null;
  at: Instant;
}

/** A new case becomes opened by the first step of staff, a note or a question included. */
function stateOnceTouched({ state }: LockedCase, staffId: string | null): ComplaintState | null {
  return state === "received" && staffId !== null ? "opened" : null;
}

/** Changes the case and adds the step to its history; false if the case has changed since it was read. */
export async function applyStep(
  tx: Tx,
  lockedCase: LockedCase,
  stepName: StepName,
  { change, note, alsoSave }: PreparedStep,
  { officeId, staffId, inPlaceOf: represented = null, at }: Taken,
): Promise<boolean> {
  const { step } = steps[stepName];
  const to = steps[stepName].to ?? stateOnceTouched(lockedCase, staffId);
  const isChanged = await changeCase(tx, lockedCase, to === null ? change : { ...change, state: to });
  if (!isChanged) return false;
  await recordStep(tx, {
    officeId,
    complaintId: lockedCase.id,
    kind: step,
    at,
    staffId,
    inPlaceOf: represented,
    from: lockedCase.state,
    to,
    ...(note === undefined || note === null ? {} : { note }),
  });
  await alsoSave?.();
  return true;
}
