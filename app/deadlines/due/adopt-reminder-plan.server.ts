import type { Tx } from "#db/engine.ts";
import { usualReminderPlan } from "./reminder-plan.ts";

/** Gives a new office the usual reminder plan. */
export async function adoptReminderPlan(tx: Tx, officeId: string): Promise<void> {
  const { opensAt, closesAt, steps } = usualReminderPlan;
  await tx
    .insertInto("reminder_plans")
    .values({ office_id: officeId, opens_at: opensAt, closes_at: closesAt, reminded_on: null })
    .execute();
  await tx
    .insertInto("reminder_steps")
    .values(
      steps.map(({ workingDays, recipient, isRepeated }) => ({
        office_id: officeId,
        working_days: workingDays,
        recipient,
        repeated: isRepeated ? 1 : 0,
      })),
    )
    .execute();
}
