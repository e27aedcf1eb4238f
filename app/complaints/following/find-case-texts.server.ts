import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { OfficeTexts } from "#app/i18n/office-words.ts";
import { findOfficeTexts } from "#app/settings/office-texts.server.ts";

/** What the office of a case wrote itself for the page of its sender. */
export async function findCaseTexts(db: Db, reference: string, language: Language): Promise<OfficeTexts> {
  const found = await db
    .selectFrom("complaints")
    .where("reference", "=", reference)
    .select("office_id")
    .executeTakeFirst();
  return found === undefined ? {} : findOfficeTexts(db, found.office_id, language, "complaints");
}
