import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { OfficeTexts } from "#app/i18n/office-words.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { officeTextKey, type OfficeTextForm } from "./office-text.ts";

/** The texts that an office wrote, by language and key. Read whenever they are used, so that every process has them. */
export async function findAllOfficeTexts(db: Db, officeId: string): Promise<Record<Language, OfficeTexts>> {
  const rows = await db
    .selectFrom("office_texts")
    .where("office_id", "=", officeId)
    .select(["message_key", "language", "words"])
    .execute();
  const of = (language: Language) =>
    Object.fromEntries(rows.filter((row) => row.language === language).map((row) => [row.message_key, row.words]));
  return { vi: of("vi"), en: of("en") };
}

/** The texts that an office wrote in one language, of those whose key begins with `area` and a colon. */
export async function findOfficeTexts(
  db: Db,
  officeId: string,
  language: Language,
  area: "notifications" | "ratings" | "complaints",
): Promise<OfficeTexts> {
  const rows = await db
    .selectFrom("office_texts")
    .where("office_id", "=", officeId)
    .where("language", "=", language)
    .where("message_key", ">=", `${area}:`)
    .where("message_key", "<", `${area};`)
    .select(["message_key", "words"])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.message_key, row.words]));
}

/** "changed-meanwhile": somebody else saved another text since the form was filled, and nothing was saved now. */
export type TextChanged = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/** Sets a text in both languages, or goes back to the product's where it is empty. */
export function setOfficeText(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { shown, ...form }: OfficeTextForm,
): Promise<TextChanged> {
  return inTransaction(context.db, async (tx): Promise<TextChanged> => {
    await lockOffice(tx, officeId);
    const before = await findAllOfficeTexts(tx, officeId);
    if (officeTextKey(before, form.key) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const note = await saveOfficeText(tx, officeId, before, form);
    if (note !== undefined) await recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, ...note });
    return { ok: true };
  });
}

/** Saves a text of an office whose row is locked; returns what the audit record shall say, undefined if nothing changed. */
export async function saveOfficeText(
  tx: Tx,
  officeId: string,
  before: Readonly<Record<Language, OfficeTexts>>,
  { key, vi, en }: Omit<OfficeTextForm, "shown">,
): Promise<SettingNote | undefined> {
  const after = { vi, en };
  const changes = changesBetween(
    { textVi: before.vi[key] ?? "", textEn: before.en[key] ?? "" },
    { textVi: vi, textEn: en },
  );
  if (changes.length === 0) return undefined;
  for (const language of ["vi", "en"] as const) {
    const row = { office_id: officeId, message_key: key, language };
    const of = tx.deleteFrom("office_texts").where("office_id", "=", officeId).where("message_key", "=", key);
    await of.where("language", "=", language).execute();
    if (after[language] !== "")
      await tx
        .insertInto("office_texts")
        .values({ ...row, words: after[language] })
        .execute();
  }
  return { action: "text-changed", subject: key, changes };
}
