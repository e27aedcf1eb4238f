import { createHash } from "node:crypto";
import { inTransaction, type Db } from "#db/engine.ts";
import { countPrinted, wordingOfMessage } from "#app/dossiers/wordings/assign-wordings.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { DeliveryProblem } from "#app/notifications/message.ts";
import type { Transport } from "#app/notifications/transport.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Contact } from "./contact.ts";
import { findInvitationRules } from "./invitation-rules.server.ts";
import { obstacleOf, type InvitedDossier, type Obstacle } from "./invitation.ts";
import { addressHash, stopLink } from "./invited-address.server.ts";
import { writeInvitation } from "./write-invitation.server.ts";

/** A dossier, by its office and number. */
export interface DossierKey {
  officeId: string;
  number: string;
}

/** A dossier of which a process has the claim, so that no other one invites its applicant. */
export interface ClaimedDossier extends DossierKey {
  claim: string;
}

/** The dossier as it is now, with its receipt code; undefined if the office has none of this number. */
export async function findInvited(
  db: Db,
  { officeId, number }: DossierKey,
): Promise<(InvitedDossier & { code: string }) | undefined> {
  const row = await db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", number)
    .select(["receipts.code", "receipts.open_until as openUntil", "ratings.id as ratingId"])
    .select(["dossiers.state", "dossiers.finished_on as finishedOn"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { ratingId, ...dossier } = row;
  return { ...dossier, isRated: ratingId !== null };
}

/** Why nothing was sent: the dossier, the receiver, or the office that has switched invitations off. */
export type NotWanted = Obstacle | "refused-by-receiver" | "off" | "gone";

export type Delivery =
  { outcome: "sent" } | { outcome: "not-wanted"; reason: NotWanted } | { outcome: "failed"; problem: DeliveryProblem };

/** One message to one contact. */
export interface Delivering {
  dossier: DossierKey;
  contact: Contact;
  language: Language;
  transport: Transport;
  stopping?: AbortSignal | undefined;
}

/**
 * Looks once more whether the dossier is to be invited, and sends the message. The caller has claimed the dossier. The
 * receiving server gets the same name in every attempt, so that it can drop a repeat.
 */
export async function deliverInvitation(
  context: Context,
  { dossier, contact, language, transport, stopping }: Delivering,
): Promise<Delivery> {
  const { db, settings, clock } = context;
  const { officeId, number } = dossier;
  const hash = addressHash(settings.secret, officeId, contact);
  if (!(await findInvitationRules(db, officeId)).isOn) return { outcome: "not-wanted", reason: "off" };
  if (await isRefused(db, officeId, hash)) return { outcome: "not-wanted", reason: "refused-by-receiver" };
  const invited = await findInvited(db, dossier);
  const reason = invited === undefined ? "gone" : obstacleOf(invited, dayOf(clock.now()));
  if (invited === undefined || reason !== undefined) return { outcome: "not-wanted", reason: reason ?? "gone" };
  const { channel, address } = contact;
  const stop = stopLink(context, officeId, hash);
  const link = `${settings.publicUrl}/r/${invited.code}`;
  const { code } = invited;
  const wording = await wordingOfMessage(db, { officeId, code, language, at: clock.now() });
  const words = await writeInvitation(db, officeId, { channel, language, number, link, stop, wording });
  const name = createHash("sha256").update(`rating-invitation:${officeId}:${number}`).digest("hex").slice(0, 40);
  const problem = await transport.deliver({ ...words, to: address, name, stopLink: stop }, stopping);
  if (problem === undefined || isPerhapsSent(channel, problem)) {
    await inTransaction(db, (tx) => countPrinted(tx, [code], { medium: "message", printedAt: clock.now() }));
  }
  return problem === undefined ? { outcome: "sent" } : { outcome: "failed", problem };
}

async function isRefused(db: Db, officeId: string, hash: string): Promise<boolean> {
  const refusal = db
    .selectFrom("invitation_refusals")
    .where("office_id", "=", officeId)
    .where("address_hash", "=", hash)
    .select("office_id");
  return (await refusal.executeTakeFirst()) !== undefined;
}

/**
 * Whether a failed attempt may have reached the receiver. The protocol of text messages does not tell a lost request from
 * a lost answer, so a gateway that does not answer in time counts as well.
 */
export function isPerhapsSent(channel: Contact["channel"], problem: DeliveryProblem): boolean {
  return problem === "unknown-outcome" || (channel === "sms" && problem === "timeout");
}

/** Notes how a claimed invitation ended, and removes its contact. */
export async function endClaimed(
  { db, clock }: Pick<Context, "db" | "clock">,
  { officeId, number, claim }: ClaimedDossier,
  state: "sent" | "perhaps-sent" | "undeliverable",
): Promise<void> {
  const noContact = { sealed: null, address_hash: null, claim: null, claimed_at: null };
  await db
    .updateTable("rating_invitations")
    .set({ state, ended_at: clock.now(), ...noContact })
    .where("office_id", "=", officeId)
    .where("dossier_number", "=", number)
    .where("claim", "=", claim)
    .execute();
}

/** Removes a claimed invitation: the dossier is as if it had never been claimed. */
export async function removeClaimed(db: Db, { officeId, number, claim }: ClaimedDossier): Promise<void> {
  await db
    .deleteFrom("rating_invitations")
    .where("office_id", "=", officeId)
    .where("dossier_number", "=", number)
    .where("claim", "=", claim)
    .execute();
}
