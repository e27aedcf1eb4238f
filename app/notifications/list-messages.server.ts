import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { channelsInUse } from "./transport.server.ts";
import { channels, type ListedMessage, type Messages, type Channel, type MessageState } from "./message.ts";

/** Most messages in one list of the page. */
export const mostListed = 50;
const latelyMinutes = 7 * 24 * 60;

/** Lists an office's waiting and given-up messages, and counts those sent or lapsed in the last seven days. */
export async function listMessages(context: Context, officeId: string): Promise<Messages> {
  const since = addMinutes(context.clock.now(), -latelyMinutes);
  const inUse = channelsInUse(context.settings);
  const waitingFor: Messages["waitingFor"] = [];
  for (const channel of channels.filter((one) => !inUse.includes(one))) {
    const count = await countMessages(context, officeId, "pending", { channel });
    if (count > 0) waitingFor.push({ channel, count });
  }
  return {
    pending: await listIn(context, officeId, "pending"),
    givenUp: await listIn(context, officeId, "given-up"),
    counts: {
      pending: await countMessages(context, officeId, "pending"),
      givenUp: await countMessages(context, officeId, "given-up"),
      sentLately: await countMessages(context, officeId, "sent", { since }),
      lapsedLately: await countMessages(context, officeId, "lapsed", { since }),
    },
    waitingFor,
  };
}

async function listIn({ db }: Context, officeId: string, state: MessageState): Promise<ListedMessage[]> {
  const rows = await db
    .selectFrom("outbox_messages as messages")
    .leftJoin("complaints", "complaints.reference", "messages.about")
    .where("messages.office_id", "=", officeId)
    .where("messages.state", "=", state)
    .orderBy("messages.created_at", "desc")
    .orderBy("messages.id", "desc")
    .limit(mostListed)
    .select([
      "messages.id",
      "messages.kind",
      "messages.channel",
      "messages.about",
      "messages.attempts",
      "messages.sealed",
      "messages.unknown_outcomes",
      "messages.created_at as createdAt",
      "messages.next_attempt_at as nextAttemptAt",
      "messages.last_error as problem",
      "complaints.locked",
    ])
    .execute();
  return rows.map(({ sealed, locked, about, unknown_outcomes, ...message }) => ({
    ...message,
    about: locked === 1 ? null : about,
    isPerhapsSent: unknown_outcomes > 0,
    canRetry: sealed !== null,
  }));
}

async function countMessages(
  { db }: Context,
  officeId: string,
  state: MessageState,
  which: { since?: Instant; channel?: Channel } = {},
): Promise<number> {
  let query = db.selectFrom("outbox_messages").where("office_id", "=", officeId).where("state", "=", state);
  if (which.since !== undefined) query = query.where("created_at", ">=", which.since);
  if (which.channel !== undefined) query = query.where("channel", "=", which.channel);
  const { count } = await query.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}
