import { catalogueOf, missingKeys } from "#app/i18n/catalogue.ts";
import { findLanguageTexts, listFurtherLanguages } from "#app/i18n/further-languages.server.ts";
import { listOffices } from "#app/offices/list-offices.server.ts";
import type { Db } from "#db/engine.ts";
import type { LanguageState } from "./language-forms.ts";

/** Every further language with how much of it is translated. */
export async function listLanguageStates(db: Db): Promise<LanguageState[]> {
  const states: LanguageState[] = [];
  for (const { code, name, isOffered } of await listFurtherLanguages(db)) {
    const missing = missingKeys(code, await findLanguageTexts(db, code)).length;
    states.push({ code, name, isOffered, missing, all: catalogueOf(code).length });
  }
  return states;
}

/** Languages hold for the whole installation, so one of several offices cannot change them for the others. */
export async function hasOneOffice(db: Db): Promise<boolean> {
  return (await listOffices(db)).length === 1;
}
