import { inTransaction, type Tx } from "#db/engine.ts";
import { catalogueOf, isFurtherCode, missingKeys, translationProblem, type FlatTexts } from "#app/i18n/catalogue.ts";
import {
  findLanguageTexts,
  insertLanguage,
  listFurtherLanguages,
  replaceTexts,
  switchLanguage,
} from "#app/i18n/further-languages.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { TranslatedLine, TranslationRefusal } from "./language-forms.ts";

/** Who changes a language: an account, or nobody for a command on the server. */
export interface LanguageBy {
  officeId: string | null;
  staffId: string | null;
}

export type LanguageOutcome = { ok: true } | { ok: false; reason: "unknown" | "taken" | "code" | "incomplete" };

/** Adds a language without texts. "code": no code of a language that this product can write. */
export function addLanguage(
  context: Context,
  by: LanguageBy,
  { code, name }: { code: string; name: string },
): Promise<LanguageOutcome> {
  return inTransaction(context.db, async (tx): Promise<LanguageOutcome> => {
    if (!isFurtherCode(code)) return { ok: false, reason: "code" };
    if (!(await insertLanguage(tx, { code, name }))) return { ok: false, reason: "taken" };
    await record(context, tx, by, { action: "language-added", subject: code });
    return { ok: true };
  });
}

export type ImportedTexts =
  { ok: true; changed: number; missing: number; refused: TranslationRefusal[] } | { ok: false; reason: "unknown" };

/**
 * Takes the translations of a file: each line that passes its checks, so that a mistake in one of hundreds does not cost
 * the others. Lines without a translation change nothing.
 */
export function importTexts(
  context: Context,
  by: LanguageBy,
  code: string,
  lines: readonly TranslatedLine[],
): Promise<ImportedTexts> {
  return inTransaction(context.db, async (tx): Promise<ImportedTexts> => {
    const known = (await listFurtherLanguages(tx)).some((language) => language.code === code);
    if (!known) return { ok: false, reason: "unknown" };
    const before = await findLanguageTexts(tx, code);
    const { taken, refused } = judge(code, lines, before);
    const changes = Object.entries(taken).map(([key, words]): AuditChange => {
      const was = before[key];
      return { field: "languageText", before: was === undefined ? "" : `${key}: ${was}`, after: `${key}: ${words}` };
    });
    if (changes.length > 0) {
      await replaceTexts(tx, code, taken);
      const subject = `${code}: ${String(changes.length)}`;
      await record(context, tx, by, { action: "language-translated", subject, changes });
    }
    const missing = missingKeys(code, { ...before, ...taken }).length;
    return { ok: true, changed: changes.length, missing, refused };
  });
}

function judge(code: string, lines: readonly TranslatedLine[], before: FlatTexts) {
  const entries = new Map(catalogueOf(code).map((entry) => [entry.key, entry]));
  const taken: Record<string, string> = {};
  const refused: TranslationRefusal[] = [];
  for (const { line, key, words } of lines) {
    const entry = entries.get(key);
    if (words === "" || before[key] === words) continue;
    const problem = entry === undefined ? "unknownKey" : translationProblem(entry, words);
    if (problem === undefined) taken[key] = words;
    else refused.push({ line, key, problem });
  }
  return { taken, refused };
}

/** Offers a language to citizens, or no longer. An incomplete one is not offered. */
export function offerLanguage(
  context: Context,
  by: LanguageBy,
  code: string,
  isOffered: boolean,
): Promise<LanguageOutcome> {
  return inTransaction(context.db, async (tx): Promise<LanguageOutcome> => {
    const language = (await listFurtherLanguages(tx)).find((one) => one.code === code);
    if (language === undefined) return { ok: false, reason: "unknown" };
    if (isOffered && missingKeys(code, await findLanguageTexts(tx, code)).length > 0) {
      return { ok: false, reason: "incomplete" };
    }
    if (language.isOffered === isOffered) return { ok: true };
    await switchLanguage(tx, code, isOffered ? context.clock.now() : null);
    await record(context, tx, by, { action: isOffered ? "language-offered" : "language-withdrawn", subject: code });
    return { ok: true };
  });
}

function record(context: Context, tx: Tx, by: LanguageBy, note: SettingNote): Promise<void> {
  return recordAudit(context, tx, { now: context.clock.now(), ...by, ...note });
}
