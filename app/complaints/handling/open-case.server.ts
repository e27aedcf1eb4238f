import type { Context } from "#app/platform/context.server.ts";
import { peekCase, type Actor } from "#app/complaints/steps/change-case.server.ts";
import { takeStep } from "#app/complaints/steps/take-step.server.ts";
import { fitsState } from "#app/complaints/case/step-rules.ts";

/**
 * Marks a new case as taken up. Repeated or simultaneous calls change nothing. Reading a case does not take it up,
 * because programs that prefetch pages read it, too.
 */
export async function openCase(context: Context, actor: Actor, reference: string): Promise<void> {
  const seen = await peekCase(context.db, actor, reference);
  if (seen === undefined || !fitsState("open", seen.state)) return;
  await takeStep(context, actor, "open", { reference, revision: null }, () => ({ change: {} }));
}
