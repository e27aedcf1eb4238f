import type { Tx } from "#db/engine.ts";
import { adoptCalendar } from "#app/deadlines/calendar/adopt-calendar.server.ts";
import { adoptReminderPlan } from "#app/deadlines/due/adopt-reminder-plan.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import { addOffice } from "#app/offices/add-office.server.ts";
import type { NewOffice } from "#app/offices/office.ts";
import { firstPreset } from "#app/targets/target-presets.ts";

/**
 * Creates an office with the national working calendar, the usual reminders and the targets of the first plan, which
 * hold until it sets those of its own plan. Answers its id.
 */
export async function createOffice(tx: Tx, office: NewOffice, now: Instant): Promise<string> {
  const id = await addOffice(tx, office, now);
  await adoptCalendar(tx, id, now);
  await adoptReminderPlan(tx, id);
  await giveFirstTargets(tx, id, firstPreset, { from: firstPreset.from, until: null });
  return id;
}
