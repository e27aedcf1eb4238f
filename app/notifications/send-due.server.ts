import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { channelsInUse, openTransport, type Transport } from "./transport.server.ts";
import { isChannelProblem, type Channel, type DeliveryProblem, type Letter } from "./message.ts";
import { mostUnknownOutcomes, nextAttemptAt } from "./next-attempt.ts";

/** What a round of sending came to. */
export interface SendCounts extends Record<string, number> {
  sent: number;
  /** To be tried again later. */
  failed: number;
  givenUp: number;
  lapsed: number;
}

/**
 * For how long a message belongs to the sender who claimed it. Longer than an attempt lasts with a mail server that takes its
 * time for every answer.
 */
const claimMinutes = 60;
/** A round ends after so many messages a channel, so that the next round of the timetable goes on. */
const mostPerRound = 100;

const letterSchema = z.object({ to: z.string(), subject: z.string(), text: z.string() });

/**
 * Sends what is due in every channel that has settings; the rest waits. Each message is claimed first, so of several
 * senders one has it. It leaves once for its key, with two exceptions that no sender can rule out: the other end never
 * answers after it has the whole message, or the process dies before the answer is written down. Such a message is tried
 * once more, with the same Message-ID or Idempotency-Key, by which the other end can drop the repeat. A channel in trouble
 * is left alone until the next round, after one message has tried it, so that an outage does not use up the attempts of
 * all others; a refusal of one message leaves the others their turn. Ends early when the process is stopping.
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
  kind: string;
  sealed: string | null;
  /** This one included. */
  attempts: number;
  /** Earlier attempts after which nobody knew whether the message was delivered. */
  unknownOutcomes: number;
  claim: string;
}

/** Takes the message that is due longest and nobody else holds; undefined when there is none. */
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
      .select(["id", "key", "kind", "sealed", "attempts", "unknown_outcomes", "claimed_by"])
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const claim = randomUUID();
    const { claimed_by: before, attempts, unknown_outcomes, ...message } = next;
    // Whoever held it died before the answer was written down.
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

/** Gives up what one more sender died with: it may have been delivered twice already. Answers how many. */
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

function deliver(
  { settings }: Context,
  transport: Transport,
  claimed: Claimed,
  stopping: AbortSignal | undefined,
): Promise<DeliveryProblem | undefined> {
  const letter = openLetter(settings.secret, claimed);
  if (letter === undefined) return Promise.resolve("unreadable");
  // The key names cases and people of the office, so the other end is given its digest.
  const name = createHash("sha256").update(claimed.key).digest("hex").slice(0, 40);
  return transport.deliver({ ...letter, name }, stopping);
}

function openLetter(secret: string, { id, sealed }: Claimed): Letter | undefined {
  try {
    return letterSchema.parse(JSON.parse(unseal(secret, id, sealed ?? "", "outbox message")));
  } catch {
    return undefined;
  }
}

const released = { claimed_by: null, claimed_until: null };

/** The contents go with the sending: what is left tells that something was sent, not to whom. */
async function noteSent({ db, clock }: Context, { id, claim }: Claimed): Promise<void> {
  await db
    .updateTable("outbox_messages")
    .set({ state: "sent", sent_at: clock.now(), sealed: null, last_error: null, ...released })
    .where("id", "=", id)
    .where("claimed_by", "=", claim)
    .execute();
}

/** Notes a failed attempt; answers whether the message is tried again. */
async function noteFailure({ db, clock }: Context, claimed: Claimed, problem: DeliveryProblem): Promise<boolean> {
  const { attempts } = claimed;
  const unknownOutcomes = claimed.unknownOutcomes + (problem === "unknown-outcome" ? 1 : 0);
  const next = nextAttemptAt({ problem, attempts, unknownOutcomes, failedAt: clock.now() });
  await db
    .updateTable("outbox_messages")
    .set({
      last_error: problem,
      unknown_outcomes: unknownOutcomes,
      // Waiting for the right SECRET uses no attempt up.
      attempts: problem === "unreadable" ? attempts - 1 : attempts,
      ...released,
      ...(next === null ? { state: "given-up" } : { next_attempt_at: next }),
    })
    .where("id", "=", claimed.id)
    .where("claimed_by", "=", claimed.claim)
    .execute();
  return next !== null;
}

/** Ends the waiting of messages that are no longer worth sending, unless somebody is sending them now. */
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
