import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { usualMinimumAnswers, usualRatingOpenDays, type NewOffice } from "./office.ts";
import { territoryIn } from "./territory.ts";

/**
 * Saves a new office with the default settings and returns its id. Calendar, reminders and targets are saved elsewhere.
 */
export async function addOffice(tx: Tx, office: NewOffice, now: Instant): Promise<string> {
  const id = newId();
  await tx
    .insertInto("offices")
    .values({
      id,
      slug: office.slug,
      name: office.name,
      parent_name: office.parentName,
      place: office.place,
      territory: territoryIn(office.parentName),
      contact_line: office.contactLine,
      rating_open_days: usualRatingOpenDays,
      minimum_answers: usualMinimumAnswers,
      created_at: now,
    })
    .execute();
  return id;
}
