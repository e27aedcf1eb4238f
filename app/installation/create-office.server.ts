import type { Tx } from "#db/engine.ts";
import { adoptCalendar } from "#app/deadlines/calendar/adopt-calendar.server.ts";
import { adoptReminderPlan } from "#app/deadlines/due/adopt-reminder-plan.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { addOffice } from "#app/offices/add-office.server.ts";
import type { NewOffice } from "#app/offices/office.ts";

/**
 * Creates an office with the national working calendar and the usual reminders, and returns its id. It has no targets
 * until it chooses those of its own plan: another province's plan would be none of its.
 */
export async function createOffice(tx: Tx, office: NewOffice, now: Instant): Promise<string> {
  const id = await addOffice(tx, office, now);
  await adoptCalendar(tx, id, now);
  await adoptReminderPlan(tx, id);
  return id;
}
