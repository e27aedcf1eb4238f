import type { Tx } from "#db/engine.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Channel, SenderMessageKind } from "#app/notifications/message.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { contactDetailsSchema, type ContactDetails } from "#app/complaints/case/new-complaint.ts";

/** How long a message about a case is worth sending if it cannot be sent at once. */
const usefulMinutes = 14 * 24 * 60;

/**
 * Queues a message to the sender in the transaction of the step: by e-mail if they left an address, else by text
 * message if the installation has a gateway; none to a sender without contact details, which are asked only with
 * consent. Each `occasion` of a kind is announced once. The message contains the reference and a link, never the
 * secret, a name or the text of the case.
 */
export async function notifySender(
  context: Context,
  tx: Tx,
  complaintId: string,
  kind: SenderMessageKind,
  occasion: string,
): Promise<void> {
  const row = await tx
    .selectFrom("complaints")
    .innerJoin("offices", "offices.id", "complaints.office_id")
    .innerJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
    .where("complaints.id", "=", complaintId)
    .select([
      "complaints.office_id as officeId",
      "complaints.reference",
      "complaints.kind as caseKind",
      "complaints.language",
      "complaints.due_on as dueOn",
      "offices.name as officeName",
      "offices.contact_line as contactLine",
      "complaint_contacts.sealed",
    ])
    .executeTakeFirst();
  if (row === undefined) return;
  const news = row.caseKind === "praise" ? newsOfPraise(kind) : kind;
  if (news === undefined) return;
  const { settings, clock } = context;
  const contact = openContact(context, complaintId, row.sealed);
  const way = contact === undefined ? undefined : wayTo(contact, settings.smsGateway !== undefined);
  if (way === undefined) return;
  const { officeId, language, sealed: _sealed, caseKind: _caseKind, ...facts } = row;
  const link = `${settings.publicUrl}/t/${row.reference}`;
  await announce(context, tx, {
    officeId,
    key: `${kind}:${complaintId}:${occasion}`,
    ...way,
    language,
    message: { kind: news, ...facts, link },
    usefulUntil: addMinutes(clock.now(), usefulMinutes),
  });
}

/** Praise gets a thank-you when it arrives and no message about a due day, because it has none. */
function newsOfPraise(kind: SenderMessageKind): SenderMessageKind | undefined {
  if (kind === "receipt") return "thanks";
  return kind === "progress" || kind === "interim" ? undefined : kind;
}

/** The sender's details; undefined if the installation's secret was changed since, which must not prevent the step. */
function openContact({ settings, log }: Context, complaintId: string, sealed: string): ContactDetails | undefined {
  try {
    const plain: unknown = JSON.parse(unseal(settings.secret, complaintId, sealed));
    return contactDetailsSchema.parse(plain);
  } catch {
    log.error({ complaintId }, "contact details cannot be decrypted, their owner is not told");
    return undefined;
  }
}

/** The channel and address of a sender, if there is one. */
function wayTo({ email, phone }: ContactDetails, hasGateway: boolean): { channel: Channel; to: string } | undefined {
  if (email !== "") return { channel: "email", to: email };
  const to = phone.replace(/[^\d+]/g, "");
  return hasGateway && to !== "" ? { channel: "sms", to } : undefined;
}
