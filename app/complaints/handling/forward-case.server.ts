import { dueOn, workingDaysToForward } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { isComplete } from "#app/platform/text/text-gap.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { takeStep, type StepOutcome, type StepRequest } from "#app/complaints/steps/take-step.server.ts";

/**
 * Forwards a case outside the office's competence to the competent agency and informs the sender. The law allows five
 * working days from receipt (NĐ 20/2008/NĐ-CP art. 9); the day is stored so that the share on time can be counted. A
 * slip with a blank is refused as "unfilled".
 */
export function forwardCase(
  context: Context,
  actor: Actor,
  forwarding: StepRequest & { agency: string; slip: string },
): Promise<StepOutcome<"unfilled">> {
  return takeStep<"unfilled">(context, actor, "forward", forwarding, async (tx, lockedCase, { on }) => {
    if (!isComplete(forwarding.slip) || !isComplete(forwarding.agency)) return { refused: "unfilled" };
    const due = dueOn(lockedCase.receivedOn, workingDaysToForward, await findCalendar(tx, actor.officeId));
    return {
      change: {
        forwarded_to: forwarding.agency,
        forward_slip: forwarding.slip,
        forward_due_on: due.dueOn,
        forwarded_on: on,
        closed_on: on,
      },
      note: forwarding.agency,
    };
  });
}
