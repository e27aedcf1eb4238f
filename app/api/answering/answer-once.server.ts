import { z } from "zod";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { hashToken, keyedBytes, seal, unseal } from "#app/platform/secrets.server.ts";
import type { ApiAnswer, Refused } from "./refuse.ts";
import { refusedBecause } from "./refuse.ts";

/** How long a repeated request gets the first answer, in minutes. */
const keptMinutes = 24 * 60;
/**
 * After this long, a request that has no answer is taken for lost, with the process that worked on it: the next one does
 * the work. Every work of this API may be repeated.
 */
const lostMinutes = 1.5;

const sealedSchema = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

/** A request that may be repeated, by its `Idempotency-Key`. */
export interface RepeatableRequest {
  keyId: string;
  requestKey: string;
  /** Method, address and body, so that another request under the same key is noticed. */
  parts: readonly (string | Uint8Array)[];
}

/**
 * Answers a request once: the same request gets the stored answer, whichever process answers it; a request that is being
 * answered is refused, and so is another one under the same key. Answers that say "later" are not stored.
 */
export async function answerOnce(
  context: Context,
  request: RepeatableRequest,
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer | Refused> {
  const row = { key_id: request.keyId, request_key: hashToken(request.requestKey) };
  const request_hash = hashOf(context.settings.secret, request.parts);
  const begun = await begin(context, row, request_hash);
  if ("refused" in begun || "answer" in begun) return "answer" in begun ? begun.answer : begun;
  try {
    const answer = await work();
    if (answer.status >= 500 || answer.status === 429) await forget(context, row, begun.at);
    else await store(context, row, begun.at, answer);
    return answer;
  } catch (error) {
    // If the database is gone, the row is taken for lost later.
    await forget(context, row, begun.at).catch(() => undefined);
    throw error;
  }
}

interface RowKey {
  key_id: string;
  request_key: string;
}

/** Keyed: a request may contain a telephone number, which a plain hash would tell to whoever tries them all. */
function hashOf(secret: string, parts: readonly (string | Uint8Array)[]): string {
  const texts = parts.map((part) => Buffer.from(part).toString("base64"));
  return Buffer.from(keyedBytes(secret, "request of software", texts.join(" "))).toString("hex");
}

async function begin(
  { db, clock, settings }: Context,
  row: RowKey,
  request_hash: string,
): Promise<{ at: Instant } | { answer: ApiAnswer } | Refused> {
  const at = clock.now();
  const fresh = { request_hash, begun_at: at, status: null, sealed: null };
  const made = await db
    .insertInto("api_answers")
    .values({ ...row, ...fresh })
    .onConflict((conflict) => conflict.columns(["key_id", "request_key"]).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return { at };
  const known = await rowOf(db, row).executeTakeFirst();
  if (known === undefined) return refusedBecause("being-answered", { afterSeconds: 1 });
  const isOver = addMinutes(known.begun_at, known.status === null ? lostMinutes : keptMinutes) <= at;
  if (isOver) {
    const taken = await db
      .updateTable("api_answers")
      .set(fresh)
      .where("key_id", "=", row.key_id)
      .where("request_key", "=", row.request_key)
      .where("begun_at", "=", known.begun_at)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n ? { at } : refusedBecause("being-answered", { afterSeconds: 1 });
  }
  if (known.request_hash !== request_hash) return refusedBecause("key-reused");
  if (known.status === null || known.sealed === null) return refusedBecause("being-answered", { afterSeconds: 1 });
  const plain = unseal(settings.secret, ownerOf(row), known.sealed, "answer to software");
  const { headers, body } = sealedSchema.parse(JSON.parse(plain));
  return { answer: { status: known.status, headers: { ...headers, "Idempotency-Replayed": "true" }, body } };
}

function rowOf(db: Context["db"], row: RowKey) {
  return db
    .selectFrom("api_answers")
    .where("key_id", "=", row.key_id)
    .where("request_key", "=", row.request_key)
    .select(["request_hash", "begun_at", "status", "sealed"]);
}

const ownerOf = (row: RowKey) => `${row.key_id} ${row.request_key}`;

async function store({ db, settings }: Context, row: RowKey, at: Instant, answer: ApiAnswer): Promise<void> {
  const { status, headers, body } = answer;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const sealed = seal(settings.secret, ownerOf(row), JSON.stringify({ headers, body: text }), "answer to software");
  await db
    .updateTable("api_answers")
    .set({ status, sealed })
    .where("key_id", "=", row.key_id)
    .where("request_key", "=", row.request_key)
    .where("begun_at", "=", at)
    .execute();
}

async function forget({ db }: Context, row: RowKey, at: Instant): Promise<void> {
  await db
    .deleteFrom("api_answers")
    .where("key_id", "=", row.key_id)
    .where("request_key", "=", row.request_key)
    .where("begun_at", "=", at)
    .execute();
}

/** Removes the answers that nobody may ask for any more; returns their number. */
export async function forgetAnswers({ db, clock }: Context): Promise<number> {
  const until = addMinutes(clock.now(), -keptMinutes);
  const removed = await db.deleteFrom("api_answers").where("begun_at", "<=", until).executeTakeFirst();
  return Number(removed.numDeletedRows);
}
