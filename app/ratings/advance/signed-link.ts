import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import { withVietnameseD } from "#app/platform/text/visible-text.ts";

/*
 * Rating links that other software makes by itself, without asking the product:
 *
 *     {address of the product}/s/{id of the secret}/{số hồ sơ}/{signature}
 *
 * The signature is the first 80 bits of HMAC-SHA256 (RFC 2104) over the số hồ sơ in its stored form, in UTF-8, keyed with
 * the secret as it was shown, prefix included; twenty hexadecimal digits. In capitals the whole address but its scheme
 * fits the alphanumeric mode of a QR code. docs/signed-links.md has samples, docs/signed-links.json test vectors.
 */

/** Characters of the id of a secret. */
export const secretIdLength = 6;

/** Bytes of a signature: 80 bits, the least that RFC 2104 recommends. */
export const signatureBytes = 10;

/** A longer number belongs to no dossier. */
const longestNumber = 60;

/** What a link says, before its signature is checked. */
export interface ReadLink {
  secretId: string;
  /** In the form in which it is stored and signed. */
  number: string;
  /** Twenty hexadecimal digits in capitals. */
  signature: string;
}

/** How every secret begins, so that people and scanners of source code recognize one. */
export function writeLinkSecret(id: string, random: string): string {
  return `hailong_link_${id}_${random}`;
}

/** The form of a số hồ sơ that is signed: as it is stored, whatever case and spaces it was written with. */
export function signedNumber(written: string): string {
  return tidyNumber(withVietnameseD(written));
}

/**
 * Reads a link from the id in its address and from what follows it, decoded: the number, which may contain slashes, and
 * after the last slash the signature. Undefined if it has another shape.
 */
export function readSignedLink(secretId: string, rest: string): ReadLink | undefined {
  if (rest.length > 3 * longestNumber) return undefined;
  const end = rest.replace(/\/+$/, "").lastIndexOf("/");
  const signature = rest
    .slice(end + 1)
    .replace(/[\s/]/g, "")
    .toUpperCase();
  const number = signedNumber(rest.slice(0, Math.max(end, 0)));
  const id = secretId.trim().toUpperCase();
  if (number === "" || number.length > longestNumber) return undefined;
  if (!/^[0-9A-F]{20}$/.test(signature) || !/^[0-9A-Z]{6}$/.test(id)) return undefined;
  return { secretId: id, number, signature };
}

/** The path of a link on the product's own pages. */
export function signedPath({ secretId, number, signature }: ReadLink): string {
  return `/s/${secretId}/${encodeURIComponent(number)}/${signature}`;
}
