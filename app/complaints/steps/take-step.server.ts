import type { UpdateObject } from "kysely";
import { inTransaction, type Tx } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";
import { findCaseRules } from "#app/offices/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { changeCase, holdCase, refuseCase, type Actor, type CaseOutcome, type HeldCase } from "./change-case.server.ts";
import { followUpDuplicates, holdDuplicates } from "./duplicates.server.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { moveRefusal, moves, type Move } from "#app/complaints/case/step-rules.ts";
import { recordStep } from "./record-step.server.ts";
import { tellOfStep } from "./notify-step.server.ts";

/** Which case a step is for, and the revision its page showed; null where the step may be taken on any. */
export interface MoveRequest {
  reference: string;
  revision: number | null;
}

/** What a step changes in the case besides its state, and what the history keeps of it. */
export interface PreparedMove {
  change: UpdateObject<Database, "complaints">;
  note?: string | null;
  /** What else is written in the same transaction, after the case itself. */
  alsoSave?: () => Promise<void>;
}

/** The refusal of one command of its own, besides those every step has. */
export interface OwnRefusal<Reason extends string> {
  refused: Reason;
}

/** When the step is taken. */
export interface Moment {
  at: Instant;
  on: Day;
}

export type MoveOutcome<Reason extends string = never> = CaseOutcome | { ok: false; reason: Reason };

type Prepare<Reason extends string> = (
  tx: Tx,
  held: HeldCase,
  moment: Moment,
) => PreparedMove | OwnRefusal<Reason> | Promise<PreparedMove | OwnRefusal<Reason>>;

/**
 * Takes one step of the table of moves for a member of staff: holds the case, asks the table whether the step is theirs,
 * lets `prepare` say what changes, then changes the case and writes the step into its history. All or nothing.
 */
export function makeMove<Reason extends string = never>(
  context: Context,
  actor: Actor,
  move: Move,
  { reference, revision }: MoveRequest,
  prepare: Prepare<Reason>,
): Promise<MoveOutcome<NoInfer<Reason>>> {
  return inTransaction(context.db, async (tx): Promise<MoveOutcome<Reason>> => {
    const held = await holdCase(tx, actor, reference);
    if (held === undefined) return { ok: false, reason: "not-found" };
    const refusal = moveRefusal(move, held, actor, await findCaseRules(tx, actor.officeId));
    if (refusal === "state") return refuseCase(tx, held, "state");
    if (refusal !== undefined) return { ok: false, reason: refusal };
    if (revision !== null && revision !== held.revision) return refuseCase(tx, held, "changed");
    await holdDuplicates(tx, held, moves[move].step);
    const at = context.clock.now();
    const prepared = await prepare(tx, held, { at, on: dayOf(at) });
    if ("refused" in prepared) return { ok: false, reason: prepared.refused };
    const by = { officeId: actor.officeId, staffId: actor.staffId };
    if (!(await takeStep(tx, held, move, prepared, { ...by, at }))) return refuseCase(tx, held, "changed");
    const step = { complaintId: held.id, step: moves[move].step, revision: held.revision + 1, staffId: by.staffId };
    await tellOfStep(context, tx, step);
    await followUpDuplicates(context, tx, { officeId: held.officeId, reference: held.reference, ...step });
    return { ok: true, revision: held.revision + 1 };
  });
}

interface Taken {
  officeId: string;
  /** Null for the sender. */
  staffId: string | null;
  at: Instant;
}

/** A new case is opened by the first thing that staff do to it, a note or a question included. */
function stateOnceTouched({ state }: HeldCase, staffId: string | null): ComplaintState | null {
  return state === "received" && staffId !== null ? "opened" : null;
}

/** Changes the case and writes the step into its history; false when the case was no longer as it was read. */
export async function takeStep(
  tx: Tx,
  held: HeldCase,
  move: Move,
  { change, note, alsoSave }: PreparedMove,
  { officeId, staffId, at }: Taken,
): Promise<boolean> {
  const { step } = moves[move];
  const to = moves[move].to ?? stateOnceTouched(held, staffId);
  const isChanged = await changeCase(tx, held, to === null ? change : { ...change, state: to });
  if (!isChanged) return false;
  await recordStep(tx, {
    officeId,
    complaintId: held.id,
    kind: step,
    at,
    staffId,
    from: held.state,
    to,
    ...(note === undefined || note === null ? {} : { note }),
  });
  await alsoSave?.();
  return true;
}
