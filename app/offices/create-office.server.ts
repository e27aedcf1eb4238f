import type { Tx } from "#db/engine.ts";
import { adoptCalendar } from "#app/deadlines/adopt-calendar.server.ts";
import { adoptReminderPlan } from "#app/deadlines/adopt-reminder-plan.server.ts";
import { day, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { usualMinimumAnswers, usualRatingOpenDays, type NewOffice } from "./office.ts";
import type { FigureName } from "./target.ts";

/** The targets an office starts with; it edits them as its own plan says (domain facts T1, T2, T11). */
const firstTargets: readonly { figure: FigureName; value: number; source: string }[] = [
  { figure: "participation", value: 0.4, source: "Kế hoạch 155/KH-SKH-CN ngày 18/01/2018, mục I.6" },
  { figure: "satisfaction", value: 0.8, source: "Kế hoạch 155/KH-SKH-CN ngày 18/01/2018, mục I" },
  { figure: "answered-on-time", value: 1, source: "Kế hoạch 155/KH-SKH-CN ngày 18/01/2018, phụ lục III.5" },
];

/** Creates an office with the national working calendar, the usual reminders and the first targets; answers its id. */
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
  await tx
    .insertInto("targets")
    .values(
      firstTargets.map((target) => ({
        id: newId(),
        office_id: id,
        ...target,
        comparison: "at-least" as const,
        valid_from: day("2018-01-01"),
        valid_until: null,
      })),
    )
    .execute();
  return id;
}
