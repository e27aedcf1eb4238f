import type { Db } from "#db/engine.ts";
import type { OfficeDetails } from "./office-details.ts";

/** Finds the details of an office. Throws if the office does not exist. */
export function findOfficeDetails(db: Db, officeId: string): Promise<OfficeDetails> {
  return db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select([
      "name",
      "parent_name as parentName",
      "place",
      "territory",
      "contact_line as contactLine",
      "rating_open_days as ratingOpenDays",
      "minimum_answers as minimumAnswers",
    ])
    .executeTakeFirstOrThrow();
}
