import type { Context } from "#app/platform/context.server.ts";
import { peekCase, type Actor } from "#app/complaints/steps/change-case.server.ts";
import { takeStep } from "#app/complaints/steps/take-step.server.ts";
import { fitsState } from "#app/complaints/case/step-rules.ts";

/**
 * Takes a new case up without doing anything else to it; every later time, and one at the same moment, changes nothing.
 * Reading a case does not take it up: a program that fetches pages in advance reads them, too.
 */
export async function openCase(context: Context, actor: Actor, reference: string): Promise<void> {
  const seen = await peekCase(context.db, actor, reference);
  if (seen === undefined || !fitsState("open", seen.state)) return;
  await takeStep(context, actor, "open", { reference, revision: null }, () => ({ change: {} }));
}
