import { inTransaction, type Db } from "#db/engine.ts";
import { translator } from "#app/i18n/translate.ts";
import { problemDetailsSchema, type ProblemReason } from "#app/imports/reading/row-problem.ts";
import { readChannel, readReturnWay, readState, type RegisterWords } from "#app/imports/reading/register-words.ts";
import type { Context } from "#app/platform/context.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { wordKinds, wordsOf, type RegisterWord, type WordKind } from "./register-word.ts";
import { wordText } from "./word-text.ts";

/** The words an office explained, in their order. */
export function listRegisterWords(db: Db, officeId: string): Promise<RegisterWord[]> {
  return db
    .selectFrom("register_words")
    .where("office_id", "=", officeId)
    .orderBy("kind")
    .orderBy("word")
    .select(["kind", "written", "meaning"])
    .execute();
}

async function findWord(db: Db, officeId: string, kind: WordKind, word: string): Promise<RegisterWord | undefined> {
  return db
    .selectFrom("register_words")
    .where("office_id", "=", officeId)
    .where("kind", "=", kind)
    .where("word", "=", word)
    .select(["kind", "written", "meaning"])
    .executeTakeFirst();
}

function changesOf(before: RegisterWord | undefined, after: RegisterWord | undefined) {
  const text = (word: RegisterWord | undefined) => (word === undefined ? "" : wordText(translator("vi"), word));
  return changesBetween({ registerWord: text(before) }, { registerWord: text(after) });
}

/** Remembers what a word means in the office's registers, instead of what it meant before. Holds from the next run on. */
export function setRegisterWord(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { kind, written, meaning }: RegisterWord,
): Promise<void> {
  const word = searchText(written);
  return inTransaction(context.db, async (tx) => {
    const before = await findWord(tx, officeId, kind, word);
    await tx
      .insertInto("register_words")
      .values({ office_id: officeId, kind, word, written, meaning })
      .onConflict((conflict) => conflict.columns(["office_id", "kind", "word"]).doUpdateSet({ written, meaning }))
      .execute();
    const changes = changesOf(before, { kind, written, meaning });
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "register-word-set", subject: meaning, changes });
  });
}

/** Forgets a word; it is unknown again from the next run on. */
export function forgetRegisterWord(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  kind: WordKind,
  written: string,
): Promise<void> {
  const word = searchText(written);
  return inTransaction(context.db, async (tx) => {
    const before = await findWord(tx, officeId, kind, word);
    const forgotten = await tx
      .deleteFrom("register_words")
      .where("office_id", "=", officeId)
      .where("kind", "=", kind)
      .where("word", "=", word)
      .executeTakeFirst();
    if (forgotten.numDeletedRows === 0n) return;
    const changes = changesOf(before, undefined);
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "register-word-forgotten", subject: "", changes });
  });
}

const mostUnknown = 20;
/** A longer text was cut when it was quoted, so it cannot be recognized. */
const longestWord = 50;

const reasonOf: Record<WordKind, ProblemReason> = {
  channel: "unknownChannel",
  state: "unknownState",
  returnedBy: "unknownReturnWay",
};

const isKnown: Record<WordKind, (word: string, words: RegisterWords) => boolean> = {
  channel: (word, words) => readChannel(word, words.channel) !== undefined,
  state: (word, words) => readState(word, words.state) !== undefined,
  returnedBy: (word, words) => readReturnWay(word, words.returnedBy) !== undefined,
};

/** A word of a run that nobody has explained. */
export type UnknownWord = Pick<RegisterWord, "kind" | "written">;

/** The words that a run did not know and that are unknown still; `knownWords` are those of its office. */
export async function listUnknownWords(
  db: Db,
  runId: string,
  knownWords: readonly RegisterWord[],
): Promise<UnknownWord[]> {
  const known = wordsOf(knownWords);
  const lists: UnknownWord[][] = [];
  for (const kind of wordKinds) {
    const rows = await db
      .selectFrom("import_problems")
      .where("run_id", "=", runId)
      .where("reason", "=", reasonOf[kind])
      .select("details")
      .distinct()
      .limit(10 * mostUnknown)
      .execute();
    const words = rows.map(({ details }) => problemDetailsSchema.parse(JSON.parse(details))["text"] ?? "");
    const unknown = words.filter((word) => word !== "" && word.length <= longestWord && !isKnown[kind](word, known));
    lists.push(unknown.slice(0, mostUnknown).map((written) => ({ kind, written })));
  }
  return lists.flat();
}
