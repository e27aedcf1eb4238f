import { asciiAddress, isMailAddress } from "#app/platform/text/mail-address.ts";
import { searchText } from "#app/platform/text/search.ts";
import { isRemote, type InvitationChannel } from "./invitation.ts";
import type { Channel as DossierChannel } from "#app/dossiers/dossier.ts";

/** The cells of a register that concern an invitation, as they are written. */
export interface WrittenContact {
  email: string;
  phone: string;
  /** Undefined if the register has no column of consent. */
  consent: string | undefined;
}

/** Where one message goes. Personal data. */
export interface Contact {
  channel: InvitationChannel;
  address: string;
}

/** The longest address that mail servers take (RFC 5321 §4.5.3.1.3). */
const longestAddress = 254;
/** Longer cells contain something else than one address or number. */
const longestCell = 300;

/** The e-mail address of a text in the form in which it is sent and compared; undefined if it is not exactly one. */
export function readEmail(written: string): string | undefined {
  if (written.length > longestCell) return undefined;
  const address = written.normalize("NFC").trim();
  if (address.length > longestAddress || !isMailAddress(address)) return undefined;
  return asciiAddress(address)?.toLowerCase();
}

/** Vietnamese mobile numbers: ten digits, of which the first two are 03, 05, 07, 08 or 09. */
const mobile = /^0[35789]\d{8}$/;

/** The mobile number of a text as `09…`; undefined if it is not exactly one, as a landline or two numbers are not. */
export function readPhone(written: string): string | undefined {
  if (written.length > longestCell || !/^\+?[\d\s.()-]+$/.test(written.trim())) return undefined;
  const digits = written.replace(/\D/g, "");
  const local = digits.replace(/^(?:00)?84/, "0");
  // A spreadsheet that takes the number for an amount has lost its first zero.
  const whole = local.length === 9 ? `0${local}` : local;
  return mobile.test(whole) ? whole : undefined;
}

const yes = new Set(["co", "dong y", "x", "yes", "y", "true", "1", "v"]);

/** Whether a cell says that the person agreed. Anything that is not a plain yes is none. */
export function readConsent(written: string): boolean {
  return written.length <= longestCell && yes.has(searchText(written).trim());
}

/**
 * The contact to which an invitation may go; undefined if none. A register with a column of consent decides by it alone;
 * without one, only those who sent their dossier online or by post are invited. E-mail goes before a text message.
 */
export function contactToInvite(written: WrittenContact, dossierChannel: DossierChannel): Contact | undefined {
  const isAllowed = written.consent === undefined ? isRemote(dossierChannel) : readConsent(written.consent);
  if (!isAllowed) return undefined;
  const email = readEmail(written.email);
  if (email !== undefined) return { channel: "email", address: email };
  const phone = readPhone(written.phone);
  return phone === undefined ? undefined : { channel: "sms", address: phone };
}
