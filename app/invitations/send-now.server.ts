import { randomUUID } from "node:crypto";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { isReminderTime } from "#app/deadlines/due/reminder-plan.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import type { Language } from "#app/i18n/languages.ts";
import { channelsInUse, openTransport } from "#app/notifications/transport.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Contact } from "./contact.ts";
import {
  deliverInvitation,
  endClaimed,
  findInvited,
  isPerhapsSent,
  removeClaimed,
  type DossierKey,
  type NotWanted,
} from "./deliver-invitation.server.ts";
import { findInvitationRules } from "./invitation-rules.server.ts";
import { obstacleOf } from "./invitation.ts";

/**
 * What became of one message that other software asked for. "later": nothing was sent and nothing is stored; the same
 * request is to be sent again after `afterSeconds`.
 */
export type SentNow =
  | { outcome: "sent" | "perhaps-sent" }
  | { outcome: "not-sent"; reason: Exclude<NotWanted, "off" | "gone"> | "sent-before" | "undeliverable" }
  | { outcome: "later"; afterSeconds: number }
  | { outcome: "off" | "gone" | "no-channel" };

/** Outside the working time and after a fault of the mail server, other software asks again after this time. */
const laterSeconds = { closed: 30 * 60, busy: 60, down: 5 * 60 } as const;

/** The program that asked waits, so that a slow server is given up sooner than by the job; in milliseconds. */
const patience = { greeting: 10_000, answer: 30_000 } as const;

/**
 * Sends one invitation at once, to an address that is never stored: it is in memory until the receiving server has
 * answered. The dossier is claimed first, so that it is invited at most once, whoever asks and however often.
 */
export async function sendNow(
  context: Context,
  { officeId, number: written, language, ...contact }: DossierKey & Contact & { language: Language },
): Promise<SentNow> {
  const { db, clock, settings } = context;
  const dossier = { officeId, number: tidyNumber(written) };
  if (!(await findInvitationRules(db, officeId)).isOn) return { outcome: "off" };
  const invited = await findInvited(db, dossier);
  if (invited === undefined) return { outcome: "gone" };
  const obstacle = obstacleOf(invited, dayOf(clock.now()));
  if (obstacle !== undefined) return { outcome: "not-sent", reason: obstacle };
  if (!channelsInUse(settings).includes(contact.channel)) return { outcome: "no-channel" };
  const plan = await findReminderPlan(db, officeId);
  if (!isReminderTime(clock.now(), await findCalendar(db, officeId), plan)) {
    return { outcome: "later", afterSeconds: laterSeconds.closed };
  }
  const claim = randomUUID();
  const taken = await claimDossier(context, dossier, contact, claim);
  if (taken === "busy") return { outcome: "later", afterSeconds: laterSeconds.busy };
  if (taken === "ended") return { outcome: "not-sent", reason: "sent-before" };
  const transport = openTransport(settings, contact.channel, () => clock.now(), patience);
  const claimed = { ...dossier, claim };
  const delivery = await deliverInvitation(context, { dossier, contact, language, transport });
  if (delivery.outcome === "sent") {
    await endClaimed(context, claimed, "sent");
    return delivery;
  }
  if (delivery.outcome === "failed" && isPerhapsSent(contact.channel, delivery.problem)) {
    await endClaimed(context, claimed, "perhaps-sent");
    return { outcome: "perhaps-sent" };
  }
  await removeClaimed(db, claimed);
  if (delivery.outcome === "not-wanted") {
    const { reason } = delivery;
    return reason === "off" || reason === "gone" ? { outcome: reason } : { outcome: "not-sent", reason };
  }
  if (delivery.problem === "refused") return { outcome: "not-sent", reason: "undeliverable" };
  context.log.warn({ channel: contact.channel, problem: delivery.problem }, "invitation not sent");
  return { outcome: "later", afterSeconds: laterSeconds.down };
}

/**
 * Claims a dossier for a message whose address is not stored. A contact that a register has left for it is removed: the
 * person gets this message.
 */
async function claimDossier(
  { db, clock }: Context,
  { officeId, number }: DossierKey,
  { channel }: Contact,
  claim: string,
): Promise<"taken" | "busy" | "ended"> {
  const now = clock.now();
  const claimed = { channel, state: "sending" as const, sealed: null, address_hash: null, claim, claimed_at: now };
  const made = await db
    .insertInto("rating_invitations")
    .values({
      office_id: officeId,
      dossier_number: number,
      ...claimed,
      kept_at: now,
      next_attempt_at: now,
      attempts: 1,
      ended_at: null,
    })
    .onConflict((known) => known.columns(["office_id", "dossier_number"]).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return "taken";
  const row = () =>
    db.updateTable("rating_invitations").where("office_id", "=", officeId).where("dossier_number", "=", number);
  const taken = await row().set(claimed).where("state", "=", "waiting").executeTakeFirst();
  if (taken.numUpdatedRows === 1n) return "taken";
  const known = await db
    .selectFrom("rating_invitations")
    .where("office_id", "=", officeId)
    .where("dossier_number", "=", number)
    .select("state")
    .executeTakeFirst();
  return known === undefined || known.state === "sending" || known.state === "waiting" ? "busy" : "ended";
}
