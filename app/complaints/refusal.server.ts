import type { Context } from "#app/platform/context.server.ts";
import type { Actor, CaseOutcome } from "./change-case.server.ts";
import type { RefusalReason } from "./complaint.ts";
import { makeMove, type MoveRequest } from "./make-move.server.ts";

/** Proposes not to accept a case, with the reason and the words its sender will read. Somebody else decides. */
export function proposeRefusal(
  context: Context,
  actor: Actor,
  proposal: MoveRequest & { ground: RefusalReason; text: string },
): Promise<CaseOutcome> {
  return makeMove(context, actor, "propose-refusal", proposal, () => ({
    change: { refusal_reason: proposal.ground, refusal_text: proposal.text, refusal_by: actor.staffId },
    note: proposal.text,
  }));
}

/** Confirms that a case is not accepted: its sender is told why and where to go. Never the one who proposed it. */
export function confirmRefusal(context: Context, actor: Actor, request: MoveRequest): Promise<CaseOutcome> {
  return makeMove(context, actor, "confirm-refusal", request, (_tx, _held, { on }) => ({ change: { closed_on: on } }));
}

/** Decides that the case is to be handled after all, and says why. */
export function declineRefusal(
  context: Context,
  actor: Actor,
  request: MoveRequest & { reason: string },
): Promise<CaseOutcome> {
  return makeMove(context, actor, "decline-refusal", request, () => ({
    change: { refusal_reason: null, refusal_text: null, refusal_by: null },
    note: request.reason,
  }));
}
