import type { Db, Tx } from "#db/engine.ts";
import { usualReminderPlan, type ReminderPlan } from "./reminder-plan.ts";

/** The reminder plan of an office; the usual one if it has none. */
export async function findReminderPlan(db: Db, officeId: string): Promise<ReminderPlan> {
  const hours = await db
    .selectFrom("reminder_plans")
    .where("office_id", "=", officeId)
    .select(["opens_at as opensAt", "closes_at as closesAt"])
    .executeTakeFirst();
  if (hours === undefined) return usualReminderPlan;
  const steps = await db
    .selectFrom("reminder_steps")
    .where("office_id", "=", officeId)
    .orderBy("working_days")
    .orderBy("recipient")
    .select(["working_days as workingDays", "recipient", "repeated"])
    .execute();
  return { ...hours, steps: steps.map(({ repeated, ...step }) => ({ ...step, isRepeated: repeated === 1 })) };
}

/**
 * Replaces the reminder plan of an office whose row is locked. What was sent today stays sent: the new plan counts from
 * the next round of reminders on.
 */
export async function saveReminderPlan(tx: Tx, officeId: string, { opensAt, closesAt, steps }: ReminderPlan) {
  const hours = { opens_at: opensAt, closes_at: closesAt };
  await tx
    .insertInto("reminder_plans")
    .values({ office_id: officeId, ...hours, reminded_on: null })
    .onConflict((known) => known.column("office_id").doUpdateSet(hours))
    .execute();
  await tx.deleteFrom("reminder_steps").where("office_id", "=", officeId).execute();
  if (steps.length === 0) return;
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
