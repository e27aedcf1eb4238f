import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changeCase, holdCase, refuseCase, type Actor, type CaseOutcome } from "./change-case.server.ts";
import { canNote } from "./complaint.ts";
import { recordStep } from "./record-step.server.ts";

/** Adds an internal note to a case: seen by the office's staff only. A colleague who is writing an answer is told of it. */
export function addNote(
  context: Context,
  actor: Actor,
  { reference, note }: { reference: string; note: string },
): Promise<CaseOutcome> {
  return inTransaction(context.db, async (tx) => {
    const held = await holdCase(tx, actor, reference);
    if (held === undefined) return { ok: false, reason: "not-found" };
    if (!canNote(held.state)) return refuseCase(tx, held, "state");
    if (!(await changeCase(tx, held, {}))) return refuseCase(tx, held, "changed");
    await recordStep(tx, {
      officeId: actor.officeId,
      complaintId: held.id,
      kind: "noted",
      at: context.clock.now(),
      staffId: actor.staffId,
      from: held.state,
      to: null,
      note,
    });
    return { ok: true, revision: held.revision + 1 };
  });
}
