import type { Context } from "#app/platform/context.server.ts";
import type { Actor, CaseOutcome } from "#app/complaints/steps/change-case.server.ts";
import { isAnswerOwed, type ComplaintKind } from "#app/complaints/case/complaint.ts";
import { takeStep, type StepRequest } from "#app/complaints/steps/take-step.server.ts";

/**
 * Confirms what kind of case it is, or corrects what its sender chose (NĐ 20/2008/NĐ-CP art. 9). Whether an answer is owed
 * follows the kind as long as the contact details are there.
 */
export function classifyCase(
  context: Context,
  actor: Actor,
  asked: StepRequest & { kind: ComplaintKind },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "classify", asked, async (tx, lockedCase) => {
    const contact = await tx
      .selectFrom("complaint_contacts")
      .where("complaint_id", "=", lockedCase.id)
      .select("complaint_id")
      .executeTakeFirst();
    const owed = isAnswerOwed(asked.kind, contact !== undefined) ? { answer_owed: 1 } : {};
    const thanked = asked.kind === "praise" ? { answer_owed: 0 } : {};
    return { change: { kind: asked.kind, ...owed, ...thanked }, note: asked.kind };
  });
}
