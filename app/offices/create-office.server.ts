import type { Tx } from "#db/engine.ts";
import { adoptCalendar } from "#app/deadlines/adopt-calendar.server.ts";
import { adoptReminderPlan } from "#app/deadlines/adopt-reminder-plan.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { giveFirstTargets } from "./keep-targets.server.ts";
import { usualMinimumAnswers, usualRatingOpenDays, type NewOffice } from "./office.ts";
import { firstPreset } from "./target-presets.ts";

/**
 * Creates an office with the national working calendar, the usual reminders and the targets of the first plan, which
 * hold until it sets those of its own plan. Answers its id.
 */
export async function createOffice(tx: Tx, office: NewOffice, now: Instant): Promise<string> {
  const id = newId();
  await tx
    .insertInto("offices")
    .values({
      id,
      slug: office.slug,
      name: office.name,
      parent_name: office.parentName,
      place: office.place,
      contact_line: office.contactLine,
      rating_open_days: usualRatingOpenDays,
      minimum_answers: usualMinimumAnswers,
      created_at: now,
    })
    .execute();
  await adoptCalendar(tx, id, now);
  await adoptReminderPlan(tx, id);
  await giveFirstTargets(tx, id, firstPreset, { from: firstPreset.from, until: null });
  return id;
}
