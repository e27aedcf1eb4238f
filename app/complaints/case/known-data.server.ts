import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { KnownData } from "#app/platform/text/personal-data.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { contactDetailsSchema } from "./new-complaint.ts";

/**
 * Reads names, addresses and dossier numbers of a case, to find them in its texts. The contact details themselves are
 * not returned to staff, so this does not count as reading the contact.
 */
export async function findKnownData(context: Context, db: Db, complaintId: string): Promise<KnownData> {
  const row = await db
    .selectFrom("complaints")
    .leftJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .where("complaints.id", "=", complaintId)
    .select(["complaint_contacts.sealed", "dossiers.number"])
    .executeTakeFirst();
  const number = row?.number ?? null;
  const sealed = row?.sealed ?? null;
  const dossierNumbers = number === null ? [] : [number];
  if (sealed === null) return { names: [], addresses: [], dossierNumbers };
  const plain: unknown = JSON.parse(unseal(context.settings.secret, complaintId, sealed));
  const { name, address } = contactDetailsSchema.parse(plain);
  return { names: namesOf(name), addresses: addressesOf(address), dossierNumbers };
}

/** The full name, and its last two words if it has three or more: Vietnamese often call each other by these. */
function namesOf(name: string): string[] {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 2 ? [words.join(" "), words.slice(-2).join(" ")] : [words.join(" ")];
}

/** The address whole, and its first part alone: house and street. */
function addressesOf(address: string): string[] {
  const [first = ""] = address.split(",");
  return first.trim().includes(" ") ? [address, first] : [address];
}
