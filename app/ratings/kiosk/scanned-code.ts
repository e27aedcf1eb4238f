import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { readSignedLink, signedPath } from "#app/ratings/advance/signed-link.ts";

/** What was scanned or typed on a tablet. */
export type ScannedCode =
  /** The code of a receipt or of a label, as stored. */
  | { kind: "code"; code: string }
  /** A link that other software signed; its signature is not checked yet. */
  | { kind: "link"; code: string; secretId: string; rest: string; number: string };

/** The longest text that is read: a signed link with a long number, percent-encoded. */
export const longestScanned = 600;

/** Reads a receipt code, the address in its QR code, or a signed link; undefined for anything else. */
export function readScanned(typed: string): ScannedCode | undefined {
  if (typed.length > longestScanned) return undefined;
  const [, secretId = "", written = ""] = /\/s\/([0-9a-z]{6})\/([^?#]+)/i.exec(typed.trim()) ?? [];
  const rest = decoded(written);
  const link = secretId === "" ? undefined : readSignedLink(secretId, rest);
  if (link !== undefined)
    return { kind: "link", code: signedPath(link), secretId: link.secretId, rest, number: link.number };
  const read = readReceiptCode(typed);
  return read.ok ? { kind: "code", code: read.code } : undefined;
}

/** Decodes percent-encoding; a text with a broken one stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether the code of a rating is the path of a signed link, which nobody reads. */
export function isLink(code: string): boolean {
  return code.startsWith("/");
}
