import { randomUUID } from "node:crypto";
import type { Db } from "#db/engine.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { isReminderTime } from "#app/deadlines/due/reminder-plan.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { isChannelProblem, type DeliveryProblem } from "#app/notifications/message.ts";
import { nextAttemptAt } from "#app/notifications/next-attempt.ts";
import { channelsInUse, openTransport, type Transport } from "#app/notifications/transport.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf } from "#app/platform/day.ts";
import { eachByItself } from "#app/platform/each-by-itself.ts";
import {
  deliverInvitation,
  endClaimed,
  isPerhapsSent,
  removeClaimed,
  type ClaimedDossier,
} from "./deliver-invitation.server.ts";
import { dropContacts } from "./drop-contacts.server.ts";
import { oldestResult, type InvitationChannel } from "./invitation.ts";
import { openAddress } from "./invited-address.server.ts";

/** What a round of sending came to. */
export interface InvitationRound extends Record<string, number> {
  sent: number;
  /** Failed, to be tried again. */
  failed: number;
  /** Refused by the receiving server, or failed too often. */
  undeliverable: number;
  /** Contacts that were removed without a message. */
  dropped: number;
}

/** The longest time of one attempt; a claim that is older belongs to a process that died. */
const claimMinutes = 60;
/** Most messages of an office, by channel and round. */
const mostPerRound = 100;

/**
 * Sends the invitations of dossiers whose result is ready, in the working time of each office. A dossier is claimed
 * before its message is sent, and a message that may have been delivered is not sent again: at most once. Can be called
 * at any time and from several processes; ends early when the process is stopping. Throws at the end if it failed for an
 * office.
 */
export async function sendInvitations(context: Context, stopping?: AbortSignal): Promise<InvitationRound> {
  const round: InvitationRound = { sent: 0, failed: 0, undeliverable: 0, dropped: 0 };
  await endAbandoned(context);
  round.dropped = await dropContacts(context);
  const down = new Set<InvitationChannel>();
  await eachByItself(await listInviting(context.db), async (officeId) => {
    if (!(await isWorkingTime(context, officeId))) return;
    for (const channel of channelsInUse(context.settings)) {
      if (down.has(channel)) continue;
      const transport = openTransport(context.settings, channel, () => context.clock.now());
      const isUp = await sendOffice(context, { officeId, channel, transport, stopping }, round);
      if (!isUp) down.add(channel);
    }
  });
  return round;
}

async function listInviting(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("invitation_rules").where("is_on", "=", 1).select("office_id").execute();
  return rows.map(({ office_id }) => office_id);
}

async function isWorkingTime({ db, clock }: Context, officeId: string): Promise<boolean> {
  const plan = await findReminderPlan(db, officeId);
  return isReminderTime(clock.now(), await findCalendar(db, officeId), plan);
}

/** Ends the claims of processes that died: their message may have left, so it is not sent again. */
async function endAbandoned({ db, clock }: Context): Promise<void> {
  const now = clock.now();
  await db
    .updateTable("rating_invitations")
    .set({ state: "perhaps-sent", ended_at: now, sealed: null, address_hash: null, claim: null, claimed_at: null })
    .where("state", "=", "sending")
    .where("claimed_at", "<=", addMinutes(now, -claimMinutes))
    .execute();
}

interface OpenOffice {
  officeId: string;
  channel: InvitationChannel;
  transport: Transport;
  stopping: AbortSignal | undefined;
}

interface Waiting {
  number: string;
  sealed: string | null;
  attempts: number;
}

/** Sends what waits in one channel of an office; false if the channel has a problem. */
async function sendOffice(context: Context, office: OpenOffice, round: InvitationRound): Promise<boolean> {
  const { officeId, channel, stopping } = office;
  for (const waiting of await listWaiting(context, officeId, channel)) {
    if (stopping?.aborted === true) return true;
    const claim = randomUUID();
    if (!(await claimWaiting(context, officeId, waiting, claim))) continue;
    const problem = await sendClaimed(context, office, waiting, { officeId, number: waiting.number, claim }, round);
    if (problem !== undefined && isChannelProblem(problem)) return false;
  }
  return true;
}

/** Invitations whose dossier has a recent result, the oldest result first. */
function listWaiting({ db, clock }: Context, officeId: string, channel: InvitationChannel): Promise<Waiting[]> {
  const now = clock.now();
  return db
    .selectFrom("rating_invitations")
    .innerJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "rating_invitations.office_id")
        .onRef("dossiers.number", "=", "rating_invitations.dossier_number"),
    )
    .where("rating_invitations.state", "=", "waiting")
    .where("rating_invitations.next_attempt_at", "<=", now)
    .where("rating_invitations.office_id", "=", officeId)
    .where("rating_invitations.channel", "=", channel)
    .where("dossiers.state", "=", "finished")
    .where("dossiers.finished_at", "<=", now)
    .where("dossiers.finished_on", ">=", oldestResult(dayOf(now)))
    .orderBy("dossiers.finished_at")
    .orderBy("dossiers.number")
    .limit(mostPerRound)
    .select(["dossiers.number", "rating_invitations.sealed", "rating_invitations.attempts"])
    .execute();
}

async function claimWaiting(
  { db, clock }: Context,
  officeId: string,
  { number, attempts }: Waiting,
  claim: string,
): Promise<boolean> {
  const taken = await db
    .updateTable("rating_invitations")
    .set({ state: "sending", claim, claimed_at: clock.now(), attempts: attempts + 1 })
    .where("office_id", "=", officeId)
    .where("dossier_number", "=", number)
    .where("state", "=", "waiting")
    .where("attempts", "=", attempts)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function sendClaimed(
  context: Context,
  { officeId, channel, transport, stopping }: OpenOffice,
  { number, sealed, attempts }: Waiting,
  claimed: ClaimedDossier,
  round: InvitationRound,
): Promise<DeliveryProblem | undefined> {
  const address = openAddress(context.settings.secret, officeId, number, sealed ?? "");
  const delivery =
    address === undefined
      ? ({ outcome: "failed", problem: "unreadable" } as const)
      : await deliverInvitation(context, {
          dossier: claimed,
          contact: { channel, address },
          language: "vi",
          transport,
          stopping,
        });
  if (delivery.outcome === "not-wanted") {
    round.dropped += 1;
    await removeClaimed(context.db, claimed);
    return undefined;
  }
  if (delivery.outcome === "sent") {
    round.sent += 1;
    await endClaimed(context, claimed, "sent");
    return undefined;
  }
  const { problem } = delivery;
  context.log.warn({ channel, problem, attempts: attempts + 1 }, "invitation not sent");
  await noteFailure(context, channel, claimed, { problem, attempts: attempts + 1 }, round);
  return problem;
}

/** Ends a failed invitation or puts it back to be tried again, unless its contact was removed meanwhile. */
async function noteFailure(
  context: Context,
  channel: InvitationChannel,
  claimed: ClaimedDossier,
  { problem, attempts }: { problem: DeliveryProblem; attempts: number },
  round: InvitationRound,
): Promise<void> {
  if (isPerhapsSent(channel, problem)) {
    round.failed += 1;
    return endClaimed(context, claimed, "perhaps-sent");
  }
  const next = nextAttemptAt({ problem, attempts, unknownOutcomes: 0, failedAt: context.clock.now() });
  if (next === null) {
    round.undeliverable += 1;
    return endClaimed(context, claimed, "undeliverable");
  }
  round.failed += 1;
  const back = await context.db
    .updateTable("rating_invitations")
    .set({ state: "waiting", next_attempt_at: next, claim: null, claimed_at: null })
    .where("office_id", "=", claimed.officeId)
    .where("dossier_number", "=", claimed.number)
    .where("claim", "=", claimed.claim)
    .where("sealed", "is not", null)
    .executeTakeFirst();
  if (back.numUpdatedRows === 0n) await removeClaimed(context.db, claimed);
}
