import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { changeCase, holdCase, refuseCase, type Actor, type CaseOutcome } from "./change-case.server.ts";
import { canAnswer } from "./complaint.ts";
import { recordStep } from "./record-step.server.ts";

export interface Answer {
  reference: string;
  /** The revision of the case that the writer saw: an answer to a case that moved on since is not sent unread. */
  revision: number;
  text: string;
}

/** Answers a case, once: the sender reads it at once. Of two people answering together one wins, the other is told. */
export function answerComplaint(context: Context, actor: Actor, answer: Answer): Promise<CaseOutcome> {
  return inTransaction(context.db, async (tx) => {
    const held = await holdCase(tx, actor, answer.reference);
    if (held === undefined) return { ok: false, reason: "not-found" };
    if (!canAnswer(held.state)) return refuseCase(tx, held, "state");
    if (held.revision !== answer.revision) return refuseCase(tx, held, "changed");
    const now = context.clock.now();
    const isChanged = await changeCase(tx, held, {
      state: "answered",
      answer: answer.text,
      answered_at: now,
      answered_on: dayOf(now),
      answered_by: actor.staffId,
    });
    if (!isChanged) return refuseCase(tx, held, "changed");
    await recordStep(tx, {
      officeId: actor.officeId,
      complaintId: held.id,
      kind: "answered",
      at: now,
      staffId: actor.staffId,
      from: held.state,
      to: "answered",
      note: answer.text,
    });
    return { ok: true, revision: held.revision + 1 };
  });
}
