import type { Db, Tx } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { ReminderPlan } from "./reminder-plan.ts";
import { findReminderPlan } from "./set-reminder-plan.server.ts";

/** An office's reminder plan, and the last day for which it was run. */
export interface OfficeReminders {
  officeId: string;
  plan: ReminderPlan;
  remindedOn: Day | null;
}

/** Every office that reminds its staff and has not done so on `today` yet. */
export async function listOfficesToRemind(db: Db, today: Day): Promise<OfficeReminders[]> {
  const plans = await db
    .selectFrom("reminder_plans")
    .where((eb) => eb.or([eb("reminded_on", "is", null), eb("reminded_on", "<", today)]))
    .orderBy("office_id")
    .select(["office_id as officeId", "reminded_on as remindedOn"])
    .execute();
  const reminders: OfficeReminders[] = [];
  for (const plan of plans) reminders.push({ ...plan, plan: await findReminderPlan(db, plan.officeId) });
  return reminders;
}

/**
 * Records that an office's plan was run on `today`; false if another process was faster, and then it must not be run
 * again.
 */
export async function markReminded(tx: Tx, { officeId, remindedOn }: OfficeReminders, today: Day): Promise<boolean> {
  const plan = tx.updateTable("reminder_plans").set({ reminded_on: today }).where("office_id", "=", officeId);
  const marked =
    remindedOn === null ? plan.where("reminded_on", "is", null) : plan.where("reminded_on", "=", remindedOn);
  return (await marked.executeTakeFirst()).numUpdatedRows === 1n;
}
