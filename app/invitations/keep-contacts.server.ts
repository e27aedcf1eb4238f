import type { Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { contactToInvite, type Contact, type WrittenContact } from "./contact.ts";
import { findInvitationRules } from "./invitation-rules.server.ts";
import { obstacleOf } from "./invitation.ts";
import { addressHash, sealAddress } from "./invited-address.server.ts";

/** A dossier of a register with its cells of contact. */
export interface RegisteredContact {
  entry: Pick<RegisterEntry, "number" | "channel" | "state" | "finishedOn">;
  written: WrittenContact;
}

/** Invitations that one statement stores. */
const mostAtOnce = 500;

/**
 * Keeps the contacts of registered dossiers to which an invitation will go, encrypted, and removes those of dossiers whose
 * row now allows none. Keeps nothing if the office sends no invitations, if the dossier was rated or invited, or if
 * the receiver refused.
 */
export async function keepContacts(
  { settings, clock }: Pick<Context, "settings" | "clock">,
  tx: Tx,
  officeId: string,
  registered: readonly RegisteredContact[],
): Promise<void> {
  if (registered.length === 0 || !(await findInvitationRules(tx, officeId)).isOn) return;
  const now = clock.now();
  const today = dayOf(now);
  const decided = new Map<string, Contact | undefined>();
  for (const { entry, written } of registered) {
    const obstacle = obstacleOf({ ...entry, openUntil: null, isRated: false }, today);
    const isOver = obstacle !== undefined && obstacle !== "not-ready";
    decided.set(entry.number, isOver ? undefined : contactToInvite(written, entry.channel));
  }
  const none = [...decided].flatMap(([number, contact]) => (contact === undefined ? [number] : []));
  await removeWaiting(tx, officeId, none);
  const hashed = [...decided].flatMap(([number, contact]) =>
    contact === undefined ? [] : [{ number, contact, hash: addressHash(settings.secret, officeId, contact) }],
  );
  const rated = await listRated(tx, officeId, [...decided.keys()]);
  const refused = await listRefused(
    tx,
    officeId,
    hashed.map(({ hash }) => hash),
  );
  const rows = hashed
    .filter(({ number, hash }) => !rated.has(number) && !refused.has(hash))
    .map(({ number, contact, hash }) => ({
      office_id: officeId,
      dossier_number: number,
      channel: contact.channel,
      state: "waiting" as const,
      sealed: sealAddress(settings.secret, officeId, number, contact.address),
      address_hash: hash,
      kept_at: now,
      next_attempt_at: now,
      attempts: 0,
      claim: null,
      claimed_at: null,
      ended_at: null,
    }));
  for (let from = 0; from < rows.length; from += mostAtOnce) {
    await tx
      .insertInto("rating_invitations")
      .values(rows.slice(from, from + mostAtOnce))
      .onConflict((known) =>
        known
          .columns(["office_id", "dossier_number"])
          .doUpdateSet((eb) => ({
            channel: eb.ref("excluded.channel"),
            sealed: eb.ref("excluded.sealed"),
            address_hash: eb.ref("excluded.address_hash"),
          }))
          .where("rating_invitations.state", "=", "waiting"),
      )
      .execute();
  }
}

async function removeWaiting(tx: Tx, officeId: string, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await tx
    .deleteFrom("rating_invitations")
    .where("office_id", "=", officeId)
    .where("state", "=", "waiting")
    .where(inList(tx, "dossier_number", numbers))
    .execute();
}

async function listRated(tx: Tx, officeId: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("dossiers")
    .innerJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where(inList(tx, "dossiers.number", numbers))
    .select("dossiers.number")
    .execute();
  return new Set(rows.map(({ number }) => number));
}

async function listRefused(tx: Tx, officeId: string, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await tx
    .selectFrom("invitation_refusals")
    .where("office_id", "=", officeId)
    .where(inList(tx, "address_hash", hashes))
    .select("address_hash")
    .execute();
  return new Set(rows.map(({ address_hash }) => address_hash));
}
