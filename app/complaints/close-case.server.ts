import type { Context } from "#app/platform/context.server.ts";
import { glanceAtCase, type Actor, type CaseOutcome } from "./change-case.server.ts";
import { makeMove, type MoveOutcome, type MoveRequest } from "./make-move.server.ts";

/** Notes that the sender withdrew the case otherwise than on its page, such as by telephone. */
export function noteWithdrawal(
  context: Context,
  actor: Actor,
  request: MoveRequest & { reason: string },
): Promise<CaseOutcome> {
  return makeMove(context, actor, "note-withdrawal", request, (_tx, _held, { on }) => ({
    change: { closed_on: on },
    note: request.reason,
  }));
}

/**
 * Closes a case that says the same as another one of the office. Refused as "original" when that one is unknown, the
 * case itself, a duplicate in its turn, or locked: its reference is told to the sender of this one.
 */
export function markDuplicate(
  context: Context,
  actor: Actor,
  request: MoveRequest & { original: string },
): Promise<MoveOutcome<"original">> {
  return makeMove<"original">(context, actor, "duplicate", request, async (tx, held, { on }) => {
    const original = await glanceAtCase(tx, actor, request.original);
    const isUsable = original !== undefined && original.state !== "duplicate" && original.locked === 0;
    if (!isUsable || original.id === held.id) return { refused: "original" };
    return { change: { duplicate_of: original.reference, closed_on: on }, note: original.reference };
  });
}
