import type { Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";

/**
 * Notes that a citizen held paper with a way to rate a dossier which the product did not print itself: a signed link of
 * other software, or a code that was issued in advance. So a rating of that paper never looks as if it were given before
 * the receipt was printed.
 */
export async function notePaperElsewhere(
  db: Db,
  officeId: string,
  papers: readonly { dossierId: string; at: Instant }[],
): Promise<void> {
  for (const { dossierId, at } of papers) {
    await db
      .updateTable("receipts")
      .set({ first_printed_at: at })
      .where("office_id", "=", officeId)
      .where("dossier_id", "=", dossierId)
      .where((eb) => eb.or([eb("first_printed_at", "is", null), eb("first_printed_at", ">", at)]))
      .execute();
  }
}
