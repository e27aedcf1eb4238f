import type { Context } from "#app/platform/context.server.ts";
import type { Actor, CaseOutcome } from "./change-case.server.ts";
import type { ComplaintKind } from "./complaint.ts";
import { makeMove, type MoveRequest } from "./make-move.server.ts";

/** Confirms what kind of case it is, or corrects what its sender chose (NĐ 20/2008/NĐ-CP art. 9). */
export function classifyCase(
  context: Context,
  actor: Actor,
  asked: MoveRequest & { kind: ComplaintKind },
): Promise<CaseOutcome> {
  return makeMove(context, actor, "classify", asked, () => ({ change: { kind: asked.kind }, note: asked.kind }));
}
