import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { ReminderPlan } from "#app/deadlines/due/reminder-plan.ts";
import { findReminderPlan, saveReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { OfficeChanged } from "./change-office.server.ts";
import { reminderChanges, remindersKey } from "./typed-reminders.ts";

/**
 * Saves the reminder plan of the office and records in the audit record each step and time before and after. `shown` is
 * the `remindersKey` of the plan the form was filled with; if somebody saved another one since, nothing is saved.
 */
export function changeReminders(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  plan: ReminderPlan,
  shown: string,
): Promise<OfficeChanged> {
  return inTransaction(context.db, async (tx): Promise<OfficeChanged> => {
    await lockOffice(tx, officeId);
    const before = await findReminderPlan(tx, officeId);
    if (remindersKey(before) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const changes = reminderChanges(before, plan);
    if (changes.length === 0) return { ok: true };
    await saveReminderPlan(tx, officeId, plan);
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "reminders-changed", subject: officeId, changes });
    return { ok: true };
  });
}
