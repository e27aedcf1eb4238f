import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { languages } from "#app/i18n/languages.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { channelsInUse, openTransport, type Transport } from "./transport.server.ts";
import {
  isChannelProblem,
  isKnownMessage,
  type Channel,
  type DeliveryProblem,
  type Message,
  type StoredLetter,
} from "./message.ts";
import { writeMessage } from "./write-message.server.ts";
import { mostUnknownOutcomes, nextAttemptAt } from "./next-attempt.ts";

/** The numbers of messages of a round, by result. */
export interface SendCounts extends Record<string, number> {
  sent: number;
  /** Failed, to be tried again later. */
  failed: number;
  givenUp: number;
  lapsed: number;
}

/**
 * How long a claimed message belongs to its sending process. Longer than an attempt with a mail server that uses the
 * longest time for every answer.
 */
const claimMinutes = 60;
/** Most messages per channel and round; the next round of the timetable continues. */
const mostPerRound = 100;

/** The message was sealed by this product, so only its kind is looked at: one of a newer program is sent as it was written. */
const letterSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  message: z.custom<Message>(isKnownMessage).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), content: z.string() })).optional(),
});

/**
 * Sends the due messages of every channel that has settings; others wait. Each message is claimed first, so that of
 * several processes only one sends it. A message is sent once, with two exceptions that cannot be avoided: the
 * receiving server does not answer after it has the whole message, or this process dies before it has stored the
 * answer. Such a message is sent once more, with the same Message-ID or Idempotency-Key, by which the server can drop
 * the repeat. If a channel has a problem, the round ends for it after one message, so that an outage does not use up
 * the attempts of all others; if one message is refused, the next one follows. Ends early when the process is stopping.
 */
export async function sendDue(context: Context, stopping?: AbortSignal): Promise<SendCounts> {
  const counts: SendCounts = { sent: 0, failed: 0, givenUp: 0, lapsed: await lapseMessages(context) };
  for (const channel of channelsInUse(context.settings)) {
    const transport = openTransport(context.settings, channel, () => context.clock.now());
    await sendChannel(context, { channel, transport, stopping }, counts);
  }
  return counts;
}

interface OpenChannel {
  channel: Channel;
  transport: Transport;
  stopping: AbortSignal | undefined;
}

async function sendChannel(
  context: Context,
  { channel, transport, stopping }: OpenChannel,
  counts: SendCounts,
): Promise<void> {
  counts.givenUp += await giveUpAbandoned(context, channel);
  for (let round = 0; round < mostPerRound && stopping?.aborted !== true; round += 1) {
    const claimed = await claimNext(context, channel);
    if (claimed === undefined) return;
    const problem = await deliver(context, transport, claimed, stopping);
    if (problem === undefined) {
      counts.sent += 1;
      await noteSent(context, claimed);
      continue;
    }
    const { kind, attempts } = claimed;
    context.log.warn({ channel, kind, attempts, problem }, "message not sent");
    counts[(await noteFailure(context, claimed, problem)) ? "failed" : "givenUp"] += 1;
    if (isChannelProblem(problem)) return;
  }
}

interface Claimed {
  id: string;
  key: string;
  officeId: string;
  channel: Channel;
  kind: string;
  sealed: string | null;
  /** Number of attempts, this one included. */
  attempts: number;
  /** Number of earlier attempts with unknown outcome. */
  unknownOutcomes: number;
  claim: string;
}

/** Claims the message that has been due longest and that no other process has claimed; undefined if there is none. */
async function claimNext({ db, clock }: Context, channel: Channel): Promise<Claimed | undefined> {
  for (;;) {
    const now = clock.now();
    const next = await db
      .selectFrom("outbox_messages")
      .where("state", "=", "pending")
      .where("channel", "=", channel)
      .where("next_attempt_at", "<=", now)
      .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", now)]))
      .orderBy("next_attempt_at")
      .orderBy("id")
      .select([
        "id",
        "key",
        "office_id as officeId",
        "channel",
        "kind",
        "sealed",
        "attempts",
        "unknown_outcomes",
        "claimed_by",
      ])
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const claim = randomUUID();
    const { claimed_by: before, attempts, unknown_outcomes, ...message } = next;
    // The process that claimed it died before it stored the answer.
    const unknownOutcomes = before === null ? unknown_outcomes : unknown_outcomes + 1;
    const claimed = { claimed_by: claim, claimed_until: addMinutes(now, claimMinutes) };
    const taken = await db
      .updateTable("outbox_messages")
      .set({ ...claimed, attempts: attempts + 1, unknown_outcomes: unknownOutcomes })
      .where("id", "=", message.id)
      .where("state", "=", "pending")
      .where("attempts", "=", attempts)
      .where("claimed_by", before === null ? "is" : "=", before)
      .executeTakeFirst();
    if (taken.numUpdatedRows === 1n) return { ...message, attempts: attempts + 1, unknownOutcomes, claim };
  }
}

/**
 * Gives up claimed messages whose process died, if they may already have been delivered before. Returns their number.
 */
async function giveUpAbandoned({ db, clock }: Context, channel: Channel): Promise<number> {
  const abandoned = await db
    .updateTable("outbox_messages")
    .set({ state: "given-up", last_error: "unknown-outcome", unknown_outcomes: mostUnknownOutcomes, ...released })
    .where("state", "=", "pending")
    .where("channel", "=", channel)
    .where("claimed_until", "<=", clock.now())
    .where("unknown_outcomes", ">=", mostUnknownOutcomes - 1)
    .executeTakeFirst();
  return Number(abandoned.numUpdatedRows);
}

async function deliver(
  { settings, db }: Context,
  transport: Transport,
  claimed: Claimed,
  stopping: AbortSignal | undefined,
): Promise<DeliveryProblem | undefined> {
  const stored = openLetter(settings.secret, claimed);
  if (stored === undefined) return "unreadable";
  const { to, message, language, attachments } = stored;
  const { channel, officeId } = claimed;
  const isWrittenNow = message !== undefined && language !== undefined;
  const words = isWrittenNow ? await writeMessage(db, officeId, { message, channel, language }) : stored;
  const letter = { to, subject: words.subject, text: words.text, attachments };
  // The key contains ids of cases and people, so the receiving server gets its hash only.
  const name = createHash("sha256").update(claimed.key).digest("hex").slice(0, 40);
  return transport.deliver({ ...letter, name }, stopping);
}

function openLetter(secret: string, { id, sealed }: Claimed): StoredLetter | undefined {
  try {
    return letterSchema.parse(JSON.parse(unseal(secret, id, sealed ?? "", "outbox message")));
  } catch {
    return undefined;
  }
}

const released = { claimed_by: null, claimed_until: null };

/** Records a sent message and removes its contents: what remains shows that something was sent, not to whom. */
async function noteSent({ db, clock }: Context, { id, claim }: Claimed): Promise<void> {
  await db
    .updateTable("outbox_messages")
    .set({ state: "sent", sent_at: clock.now(), sealed: null, last_error: null, ...released })
    .where("id", "=", id)
    .where("claimed_by", "=", claim)
    .execute();
}

/** Records a failed attempt; returns whether the message is tried again. */
async function noteFailure({ db, clock }: Context, claimed: Claimed, problem: DeliveryProblem): Promise<boolean> {
  const { attempts } = claimed;
  const unknownOutcomes = claimed.unknownOutcomes + (problem === "unknown-outcome" ? 1 : 0);
  const next = nextAttemptAt({ problem, attempts, unknownOutcomes, failedAt: clock.now() });
  await db
    .updateTable("outbox_messages")
    .set({
      last_error: problem,
      unknown_outcomes: unknownOutcomes,
      // Waiting for the right SECRET does not count as an attempt.
      attempts: problem === "unreadable" ? attempts - 1 : attempts,
      ...released,
      ...(next === null ? { state: "given-up" } : { next_attempt_at: next }),
    })
    .where("id", "=", claimed.id)
    .where("claimed_by", "=", claimed.claim)
    .execute();
  return next !== null;
}

/** Marks waiting messages as lapsed that are not worth sending any more, unless a process is sending them now. */
async function lapseMessages({ db, clock }: Context): Promise<number> {
  const now = clock.now();
  const lapsed = await db
    .updateTable("outbox_messages")
    .set({ state: "lapsed", sealed: null, ...released })
    .where("state", "=", "pending")
    .where("useful_until", "<=", now)
    .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", now)]))
    .executeTakeFirst();
  return Number(lapsed.numUpdatedRows);
}
