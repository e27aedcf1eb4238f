import type { Context } from "#app/platform/context.server.ts";
import type { Actor, CaseOutcome } from "#app/complaints/steps/change-case.server.ts";
import { takeStep } from "#app/complaints/steps/take-step.server.ts";

/**
 * Adds an internal note, which only the office's staff see. A colleague who is writing an answer is warned about it.
 */
export function addNote(
  context: Context,
  actor: Actor,
  { reference, note }: { reference: string; note: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "note", { reference, revision: null }, () => ({ change: {}, note }));
}
