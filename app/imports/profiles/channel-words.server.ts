import { inTransaction, type Db } from "#db/engine.ts";
import { problemDetailsSchema } from "#app/imports/reading/row-problem.ts";
import { readChannel } from "#app/imports/reading/register-words.ts";
import type { Context } from "#app/platform/context.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { wordsOf, type ChannelWord } from "./channel-word.ts";

/** The words an office explained, in their order. */
export function listChannelWords(db: Db, officeId: string): Promise<ChannelWord[]> {
  return db
    .selectFrom("register_words")
    .where("office_id", "=", officeId)
    .orderBy("word")
    .select(["written", "channel"])
    .execute();
}

/** Remembers what a word means in the office's registers, instead of what it meant before. Holds from the next run on. */
export function setChannelWord(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { written, channel }: ChannelWord,
): Promise<void> {
  const row = { office_id: officeId, word: searchText(written), written, channel };
  return inTransaction(context.db, async (tx) => {
    await tx
      .insertInto("register_words")
      .values(row)
      .onConflict((conflict) => conflict.columns(["office_id", "word"]).doUpdateSet({ written, channel }))
      .execute();
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "register-word-set", subject: channel });
  });
}

/** Forgets a word; it is unknown again from the next run on. */
export function forgetChannelWord(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  written: string,
): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    const forgotten = await tx
      .deleteFrom("register_words")
      .where("office_id", "=", officeId)
      .where("word", "=", searchText(written))
      .executeTakeFirst();
    if (forgotten.numDeletedRows === 0n) return;
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "register-word-forgotten", subject: "" });
  });
}

const mostUnknown = 20;
/** A longer text was cut when it was quoted, so it cannot be recognized. */
const longestWord = 50;

/** The words for a channel for which rows of a run were refused and which are unknown still; `knownWords` are those of its office. */
export async function listUnknownChannels(
  db: Db,
  runId: string,
  knownWords: readonly ChannelWord[],
): Promise<string[]> {
  const rows = await db
    .selectFrom("import_problems")
    .where("run_id", "=", runId)
    .where("reason", "=", "unknownChannel")
    .select("details")
    .distinct()
    .limit(10 * mostUnknown)
    .execute();
  const known = wordsOf(knownWords);
  const words = rows.map(({ details }) => problemDetailsSchema.parse(JSON.parse(details))["text"] ?? "");
  return words
    .filter((word) => word !== "" && word.length <= longestWord && readChannel(word, known) === undefined)
    .slice(0, mostUnknown);
}
