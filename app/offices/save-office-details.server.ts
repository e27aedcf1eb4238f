import type { Tx } from "#db/engine.ts";
import type { OfficeDetails } from "./office-details.ts";

/** Saves the details of an office; pages, papers and messages show them from then on. */
export async function saveOfficeDetails(tx: Tx, officeId: string, details: OfficeDetails): Promise<void> {
  await tx
    .updateTable("offices")
    .set({
      name: details.name,
      parent_name: details.parentName,
      place: details.place,
      territory: details.territory,
      contact_line: details.contactLine,
      rating_open_days: details.ratingOpenDays,
      minimum_answers: details.minimumAnswers,
    })
    .where("id", "=", officeId)
    .execute();
}
