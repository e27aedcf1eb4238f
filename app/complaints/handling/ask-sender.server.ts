import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { isComplete } from "#app/platform/text/text-gap.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { takeStep, type StepOutcome, type StepRequest } from "#app/complaints/steps/take-step.server.ts";
import { findOpenQuestion } from "#app/complaints/case/list-questions.server.ts";

/**
 * Asks the sender for more information; they reply on the page of the case. The due day does not change. Refused as
 * "question-open" while an earlier question waits for its reply, as "unfilled" if the question has a blank.
 */
export function askSender(
  context: Context,
  actor: Actor,
  request: StepRequest & { question: string },
): Promise<StepOutcome<"question-open" | "unfilled">> {
  return takeStep<"question-open" | "unfilled">(context, actor, "ask", request, async (tx, lockedCase, { at }) => {
    if (!isComplete(request.question)) return { refused: "unfilled" };
    if ((await findOpenQuestion(tx, lockedCase.id)) !== undefined) return { refused: "question-open" };
    const row = {
      id: newId(),
      complaint_id: lockedCase.id,
      question: request.question,
      asked_at: at,
      asked_by: actor.staffId,
      reply: null,
      replied_at: null,
    };
    return {
      change: {},
      note: request.question,
      alsoSave: async () => {
        await tx.insertInto("complaint_questions").values(row).execute();
      },
    };
  });
}
