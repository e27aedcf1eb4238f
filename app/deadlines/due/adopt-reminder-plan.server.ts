import type { Tx } from "#db/engine.ts";
import { usualReminderPlan } from "./reminder-plan.ts";
import { saveReminderPlan } from "./set-reminder-plan.server.ts";

/** Gives a new office the usual reminder plan. */
export function adoptReminderPlan(tx: Tx, officeId: string): Promise<void> {
  return saveReminderPlan(tx, officeId, usualReminderPlan);
}
