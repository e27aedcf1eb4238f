import type { Db, Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { directionOf, missingKeys, slipTextsOf, type FlatTexts } from "./catalogue.ts";
import type { OfferedLanguage, SlipLanguage } from "./slip-language.ts";
import { furtherTranslator, type FurtherTranslator } from "./translate.ts";

/** A language that this process has loaded. */
export interface LoadedLanguage extends FurtherTranslator {
  code: string;
  name: string;
  direction: "ltr" | "rtl";
  revision: number;
  /** Whether it has every text of citizens' pages: only then it is offered. */
  isComplete: boolean;
}

/** One set of languages per database: a process of the tests has several. */
const loaded = new WeakMap<Db, Map<string, LoadedLanguage>>();

/**
 * The further languages that citizens may choose now: switched on by a person, and complete. The revisions are read each
 * time, the texts only when a revision is new, so that every process shows the same.
 */
export async function findOfferedLanguages(db: Db): Promise<LoadedLanguage[]> {
  const rows = await db
    .selectFrom("languages")
    .where("offered_at", "is not", null)
    .orderBy("code")
    .select(["code", "name", "revision"])
    .execute();
  const kept = loaded.get(db) ?? new Map<string, LoadedLanguage>();
  loaded.set(db, kept);
  const languages: LoadedLanguage[] = [];
  for (const row of rows) {
    let language = kept.get(row.code);
    if (language?.revision !== row.revision || language.name !== row.name) {
      const texts = await findLanguageTexts(db, row.code);
      const isComplete = missingKeys(row.code, texts).length === 0;
      language = { ...row, direction: directionOf(row.code), isComplete, ...furtherTranslator(row.code, texts) };
      kept.set(row.code, language);
    }
    if (language.isComplete) languages.push(language);
  }
  return languages;
}

/** The texts of slips in a further language that is offered now; undefined for one that is not. */
export async function findSlipLanguage(db: Db, code: string): Promise<SlipLanguage | undefined> {
  const offered = (await findOfferedLanguages(db)).find((one) => one.code === code);
  if (offered === undefined) return undefined;
  return { code, direction: offered.direction, texts: slipTextsOf(await findLanguageTexts(db, code)) };
}

/** The further languages in which slips can be printed, by their own names: those that citizens may choose. */
export async function listSlipLanguages(db: Db): Promise<OfferedLanguage[]> {
  return (await findOfferedLanguages(db)).map(({ code, name }) => ({ code, name }));
}

/** The texts of a further language. */
export async function findLanguageTexts(db: Db, code: string): Promise<FlatTexts> {
  const rows = await db
    .selectFrom("language_texts")
    .where("language", "=", code)
    .select(["message_key", "words"])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.message_key, row.words]));
}

/** A further language as its page of settings shows it. */
export interface ListedLanguage {
  code: string;
  name: string;
  revision: number;
  isOffered: boolean;
}

/** Every further language, offered or not. */
export async function listFurtherLanguages(db: Db): Promise<ListedLanguage[]> {
  const rows = await db
    .selectFrom("languages")
    .orderBy("code")
    .select(["code", "name", "revision", "offered_at"])
    .execute();
  return rows.map(({ offered_at, ...row }) => ({ ...row, isOffered: offered_at !== null }));
}

/** Adds a language without texts; false if it is there already. */
export async function insertLanguage(tx: Tx, { code, name }: { code: string; name: string }): Promise<boolean> {
  const added = await tx
    .insertInto("languages")
    .values({ code, name, revision: 1, offered_at: null })
    .onConflict((known) => known.column("code").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Replaces texts of a language; an empty one is removed. Every process loads the language anew. */
export async function replaceTexts(tx: Tx, code: string, texts: FlatTexts): Promise<void> {
  for (const [message_key, words] of Object.entries(texts)) {
    const row = { language: code, message_key, words };
    if (words === "") {
      const old = tx.deleteFrom("language_texts").where("language", "=", code);
      await old.where("message_key", "=", message_key).execute();
    } else {
      await tx
        .insertInto("language_texts")
        .values(row)
        .onConflict((known) => known.columns(["language", "message_key"]).doUpdateSet({ words }))
        .execute();
    }
  }
  await tx
    .updateTable("languages")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("code", "=", code)
    .execute();
}

/** Offers a language to citizens from an instant on, or no longer. */
export async function switchLanguage(tx: Tx, code: string, offeredAt: Instant | null): Promise<void> {
  await tx.updateTable("languages").set({ offered_at: offeredAt }).where("code", "=", code).execute();
}
