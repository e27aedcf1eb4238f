import type { Db, Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { isComplete } from "#app/platform/text/text-gap.ts";
import type { Actor, CaseOutcome, LockedCase } from "#app/complaints/steps/change-case.server.ts";
import type { RefusalReason } from "#app/complaints/case/complaint.ts";
import {
  takeStep,
  type StepOutcome,
  type StepRequest,
  type OwnRefusal,
} from "#app/complaints/steps/take-step.server.ts";
import { referencesIn } from "#app/complaints/case/reference.ts";
import { groundProblem, type GroundFacts, type GroundProblem } from "#app/complaints/case/refusal-ground.ts";

type RefusalProblem = "unfilled" | GroundProblem;

/**
 * Proposes not to accept a case, with the reason and the words for its sender; another person decides. Words with a
 * blank, and a ground that the case contradicts, are refused.
 */
export function proposeRefusal(
  context: Context,
  actor: Actor,
  proposal: StepRequest & { ground: RefusalReason; text: string },
): Promise<StepOutcome<RefusalProblem>> {
  return takeStep<RefusalProblem>(context, actor, "propose-refusal", proposal, async (tx, lockedCase) => {
    const { ground, text } = proposal;
    const refused = await refusalProblem(tx, lockedCase, ground, text);
    if (refused !== undefined) return refused;
    return {
      change: { refusal_reason: ground, refusal_text: text, refusal_by: actor.staffId },
      note: text,
    };
  });
}

/**
 * Confirms that a case is not accepted; the sender gets the reason and where to go. The proposer may not confirm. The
 * ground is checked again, because the case may have changed.
 */
export function confirmRefusal(
  context: Context,
  actor: Actor,
  request: StepRequest,
): Promise<StepOutcome<RefusalProblem>> {
  return takeStep<RefusalProblem>(context, actor, "confirm-refusal", request, async (tx, lockedCase, { on }) => {
    const proposed = await tx
      .selectFrom("complaints")
      .where("id", "=", lockedCase.id)
      .select(["refusal_reason as ground", "refusal_text as text"])
      .executeTakeFirstOrThrow();
    const refused =
      proposed.ground === null ? undefined : await refusalProblem(tx, lockedCase, proposed.ground, proposed.text ?? "");
    return refused ?? { change: { closed_on: on } };
  });
}

async function refusalProblem(
  tx: Tx,
  lockedCase: LockedCase,
  ground: RefusalReason,
  text: string,
): Promise<OwnRefusal<RefusalProblem> | undefined> {
  if (!isComplete(text)) return { refused: "unfilled" };
  const problem = groundProblem(ground, {
    hasContact: await hasContact(tx, lockedCase.id),
    namedCases: await namedCases(tx, lockedCase, text),
  });
  return problem === undefined ? undefined : { refused: problem };
}

/** Whether the sender left contact details: the form takes name, address and telephone number only together. */
export async function hasContact(db: Db, complaintId: string): Promise<boolean> {
  const row = await db
    .selectFrom("complaints")
    .leftJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
    .where("complaints.id", "=", complaintId)
    .select(["complaints.answer_owed as owed", "complaint_contacts.complaint_id as contact"])
    .executeTakeFirst();
  return row !== undefined && (row.owed === 1 || row.contact !== null);
}

/** Whether the cases that a text names are cases of the office which were answered. */
async function namedCases(tx: Tx, lockedCase: LockedCase, text: string): Promise<GroundFacts["namedCases"]> {
  const named = referencesIn(text);
  if (named.length === 0) return "none";
  const answered = await tx
    .selectFrom("complaints")
    .where("office_id", "=", lockedCase.officeId)
    .where("reference", "in", named)
    .where((eb) => eb.or([eb("answer", "is not", null), eb("first_answer", "is not", null)]))
    .select("reference")
    .execute();
  return answered.length === named.length ? "answered" : "not-answered";
}

/** Decides that the case is to be handled after all, and says why. */
export function declineRefusal(
  context: Context,
  actor: Actor,
  request: StepRequest & { reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "decline-refusal", request, () => ({
    change: { refusal_reason: null, refusal_text: null, refusal_by: null },
    note: request.reason,
  }));
}
