import type { Context } from "#app/platform/context.server.ts";
import { peekCase, type Actor, type CaseOutcome } from "#app/complaints/steps/change-case.server.ts";
import { isOpen, type ComplaintState } from "#app/complaints/case/complaint.ts";
import { notifySender } from "#app/complaints/steps/notify-sender.server.ts";
import { takeStep, type StepOutcome, type StepRequest } from "#app/complaints/steps/take-step.server.ts";

/** Notes that the sender withdrew the case otherwise than on its page, such as by telephone. */
export function noteWithdrawal(
  context: Context,
  actor: Actor,
  request: StepRequest & { reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "note-withdrawal", request, (_tx, _lockedCase, { on }) => ({
    change: { closed_on: on },
    note: request.reason,
  }));
}

/** States of a case that can be the original of a duplicate: it is answered, forwarded, or will be. */
function canStandFor(state: ComplaintState): boolean {
  return isOpen(state) || state === "answered" || state === "forwarded";
}

/**
 * Closes a case as a duplicate of another case of the office. Its sender reads the answer of the other case on their
 * own page and gets a message at once if that answer exists already. Refused as "original" if the other case is
 * unknown, the same, locked, or ended without an answer; as "original-unowed" if no answer is owed there but one is
 * owed here.
 */
export function markDuplicate(
  context: Context,
  actor: Actor,
  request: StepRequest & { original: string },
): Promise<StepOutcome<"original" | "original-unowed">> {
  return takeStep<"original" | "original-unowed">(
    context,
    actor,
    "duplicate",
    request,
    async (tx, lockedCase, { on }) => {
      const original = await peekCase(tx, actor, request.original);
      const isUsable = original !== undefined && canStandFor(original.state) && original.locked === 0;
      if (!isUsable || original.id === lockedCase.id) return { refused: "original" };
      if (lockedCase.answerOwed > original.answerOwed && isOpen(original.state)) return { refused: "original-unowed" };
      return {
        change: { duplicate_of: original.reference, closed_on: on },
        note: original.reference,
        alsoSave: () =>
          notifySender(context, tx, lockedCase.id, newsOfOriginal(original.state), String(lockedCase.revision + 1)),
      };
    },
  );
}

function newsOfOriginal(state: ComplaintState) {
  return state === "answered" || state === "forwarded" ? state : ("duplicate" as const);
}

/** Reopens a case that was closed as a duplicate and is none; its due day has not changed. */
export function separateCase(
  context: Context,
  actor: Actor,
  request: StepRequest & { reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "separate", request, () => ({
    change: { duplicate_of: null, closed_on: null },
    note: request.reason,
  }));
}
