import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { throwAll } from "#app/platform/each-by-itself.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { claimNext, release, type ClaimedDelivery } from "./claim-delivery.server.ts";
import type { ResolveName } from "./find-address.server.ts";
import { noteDelivered, noteFailed, noteUnreadable } from "./note-attempt.server.ts";
import { post, type PostOutcome, type PostPatience } from "./post.server.ts";
import { signatureOf } from "./signature.server.ts";

/** The numbers of attempts of a round, by result. */
export interface WebhookCounts extends Record<string, number> {
  delivered: number;
  /** Failed, to be tried again later. */
  failed: number;
  givenUp: number;
}

/** How the tests make a round shorter, and answer for name servers. */
export interface SendingTerms {
  resolve?: ResolveName;
  patience?: PostPatience;
}

/** Webhooks that are served at the same time, so that receivers that hang hold up only their own events. */
const mostAtOnce = 16;

/** No further delivery begins after this time; the next round continues, with every webhook again. */
const roundMilliseconds = 30_000;

/** A webhook whose deliveries fail this often in a round waits for the next one. */
const mostFailuresPerRound = 5;

/**
 * Sends the due deliveries of all webhooks that are on: the events of one webhook one after the other, webhooks side by
 * side. Each delivery is claimed first, so that of several processes only one sends it. It arrives at least once: if the
 * answer is lost or this process dies, it is sent again with the same `webhook-id`. If a receiver cannot be reached, the
 * round ends for it after one delivery. Ends early when the process is stopping. Throws at the end if it failed for a
 * webhook.
 */
export async function sendWebhooks(
  context: Context,
  stopping?: AbortSignal,
  terms: SendingTerms = {},
): Promise<WebhookCounts> {
  const counts: WebhookCounts = { delivered: 0, failed: 0, givenUp: 0 };
  const waiting = await listDueWebhooks(context);
  const endsAt = performance.now() + roundMilliseconds;
  const goesOn = () => performance.now() < endsAt && stopping?.aborted !== true;
  const errors: unknown[] = [];
  const serve = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await sendTo(context, { webhookId: id, terms, stopping, goesOn }, counts).catch((error: unknown) => {
        errors.push(error);
      });
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, serve));
  throwAll(errors);
  return counts;
}

/** The webhooks with deliveries to be sent now, the one that waits longest first. */
async function listDueWebhooks({ db, clock }: Context): Promise<string[]> {
  const rows = await db
    .selectFrom("webhooks")
    .innerJoin("webhook_deliveries as deliveries", "deliveries.webhook_id", "webhooks.id")
    .where("webhooks.state", "=", "on")
    .where("deliveries.state", "=", "pending")
    .where("deliveries.next_attempt_at", "<=", clock.now())
    .groupBy("webhooks.id")
    .select(({ fn }) => ["webhooks.id", fn.min<Instant>("deliveries.next_attempt_at").as("since")])
    .execute();
  return rows.sort((one, other) => (one.since < other.since ? -1 : 1)).map(({ id }) => id);
}

interface Sending {
  webhookId: string;
  terms: SendingTerms;
  stopping: AbortSignal | undefined;
  goesOn: () => boolean;
}

async function sendTo(context: Context, sending: Sending, counts: WebhookCounts): Promise<void> {
  let failures = 0;
  while (sending.goesOn() && failures < mostFailuresPerRound) {
    const claimed = await claimNext(context, sending.webhookId);
    if (claimed === undefined) return;
    const outcome = await attempt(context, claimed, sending);
    if (outcome === undefined) {
      context.log.error({ webhook: claimed.webhookId }, "secret of a webhook cannot be read with this SECRET");
      counts[await noteUnreadable(context, claimed)] += 1;
      return;
    }
    if ("problem" in outcome && outcome.problem === "stopped") {
      await release(context, claimed);
      return;
    }
    if ("status" in outcome && outcome.status >= 200 && outcome.status < 300) {
      await noteDelivered(context, claimed, outcome.status);
      counts.delivered += 1;
      continue;
    }
    const failed =
      "status" in outcome ? outcome : { problem: outcome.problem as Exclude<typeof outcome.problem, "stopped"> };
    context.log.warn({ webhook: claimed.webhookId, attempts: claimed.attempts, ...failed }, "webhook not delivered");
    counts[await noteFailed(context, claimed, failed)] += 1;
    if (concernsReceiver(outcome)) return;
    failures += 1;
  }
}

/** Whether the receiver as a whole has a problem, and not this event only. */
function concernsReceiver(outcome: PostOutcome): boolean {
  return "problem" in outcome || outcome.status >= 500 || [408, 410, 429].includes(outcome.status);
}

/** Posts a delivery; undefined if its secret cannot be read. */
async function attempt(
  { settings, clock }: Context,
  claimed: ClaimedDelivery,
  { terms, stopping }: Sending,
): Promise<PostOutcome | undefined> {
  const secrets = openSecrets(settings.secret, claimed, clock.now());
  if (secrets === undefined) return undefined;
  const { id, body, address } = claimed;
  const seconds = Math.floor(Date.parse(clock.now()) / 1000);
  return post({
    address,
    body,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "User-Agent": "Hai-Long-Webhooks/1",
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signatureOf(secrets, { id, seconds, body }),
    },
    allowed: settings.webhookNetworks,
    stopping,
    ...terms,
  });
}

/** The secrets that sign a delivery, the present one first; undefined if that one cannot be read. */
function openSecrets(secret: string, claimed: ClaimedDelivery, now: Instant): string[] | undefined {
  const { webhookId, sealedSecret, sealedPrevious, previousUntil } = claimed;
  const open = (sealed: string): string[] => {
    try {
      return [unseal(secret, webhookId, sealed, "webhook secret")];
    } catch {
      return [];
    }
  };
  const present = open(sealedSecret);
  if (present.length === 0) return undefined;
  const isReplaced = sealedPrevious !== null && previousUntil !== null && previousUntil > now;
  return isReplaced ? [...present, ...sealedPrevious.split(" ").flatMap(open)] : present;
}
