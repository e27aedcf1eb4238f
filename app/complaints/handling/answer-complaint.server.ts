import type { Context } from "#app/platform/context.server.ts";
import { isComplete } from "#app/platform/text/text-gap.ts";
import type { Actor, CaseOutcome } from "#app/complaints/steps/change-case.server.ts";
import { takeStep, type Moment, type StepOutcome, type PreparedStep } from "#app/complaints/steps/take-step.server.ts";

export interface Answer {
  reference: string;
  /** The revision of the case that the writer saw: an answer to a case that moved on since is not sent unread. */
  revision: number;
  text: string;
}

/**
 * Answers a case without a draft, for staff who may approve answers, if the office does not require two persons. The
 * sender can read the answer at once. If two people answer at the same time, the second gets a conflict. An answer with
 * a blank is refused as "unfilled".
 */
export function answerComplaint(context: Context, actor: Actor, answer: Answer): Promise<StepOutcome<"unfilled">> {
  return takeStep<"unfilled">(context, actor, "answer", answer, (_tx, _lockedCase, moment) =>
    isComplete(answer.text) ? givenAnswer(answer.text, actor.staffId, actor, moment) : { refused: "unfilled" },
  );
}

/** Saves a draft that this person or a colleague can continue. */
export function saveDraft(context: Context, actor: Actor, draft: Answer): Promise<CaseOutcome> {
  return takeStep(context, actor, "draft", draft, () => draftOf(draft, actor));
}

/** Hands a written answer to those who approve answers; one with a blank in it is refused as "unfilled". */
export function submitAnswer(context: Context, actor: Actor, draft: Answer): Promise<StepOutcome<"unfilled">> {
  return takeStep<"unfilled">(context, actor, "submit", draft, () =>
    isComplete(draft.text) ? draftOf(draft, actor) : { refused: "unfilled" },
  );
}

function draftOf({ text }: Answer, { staffId }: Actor): PreparedStep {
  return { change: { draft: text, drafted_by: staffId } };
}

type Decision = Pick<Answer, "reference" | "revision">;

/** Approves a submitted answer and sends it: the words are those that were submitted, the name is the approver's. */
export function approveAnswer(
  context: Context,
  actor: Actor,
  decision: Decision,
): Promise<StepOutcome<"no-draft" | "unfilled">> {
  return takeStep<"no-draft" | "unfilled">(context, actor, "approve", decision, (_tx, lockedCase, moment) => {
    const { draft, draftedBy } = lockedCase;
    if (draft === null) return { refused: "no-draft" };
    return isComplete(draft) ? givenAnswer(draft, draftedBy, actor, moment) : { refused: "unfilled" };
  });
}

/** Gives a submitted answer back to its writer, with the reason. */
export function returnAnswer(
  context: Context,
  actor: Actor,
  decision: Decision & { reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "return", decision, () => ({ change: {}, note: decision.reason }));
}

function givenAnswer(text: string, draftedBy: string | null, actor: Actor, { at, on }: Moment): PreparedStep {
  return {
    change: {
      answer: text,
      answered_at: at,
      answered_on: on,
      answered_by: actor.staffId,
      draft: null,
      drafted_by: draftedBy,
    },
    note: text,
  };
}
