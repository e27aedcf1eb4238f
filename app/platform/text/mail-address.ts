import { z } from "zod";

/**
 * The form of an e-mail address that mail servers accept: a domain with Vietnamese letters becomes its ASCII form
 * (IDNA, RFC 5891), such as `mau@xn--tn-min-iva0322d.vn` for `mau@tên-miền.vn`; undefined if the domain is invalid. The
 * part before the @ must be ASCII: other letters there need an extension that many servers lack (RFC 6531).
 */
export function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 1) return undefined;
  const domain = asciiDomain(address.slice(at + 1));
  return domain === undefined ? undefined : `${address.slice(0, at)}@${domain}`;
}

/**
 * The ASCII form of a domain of letters, digits, marks and dots, with hyphens inside its labels (RFC 5891, 4.2.3.1). Other
 * characters are refused because `URL` reads more than a host name into them.
 */
function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(domain) || /(^|\.)-|-(\.|$)/.test(domain)) return undefined;
  try {
    return new URL(`http://${domain.normalize("NFC")}/`).hostname;
  } catch {
    return undefined;
  }
}

const asciiSchema = z.email();

/** Whether a text is an e-mail address, with or without Vietnamese letters in its domain. */
export function isMailAddress(text: string): boolean {
  return asciiSchema.safeParse(asciiAddress(text)).success;
}
