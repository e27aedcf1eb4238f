import { readCode, type ReadCode } from "#app/platform/readable-code.ts";

/** A receipt code: nine random characters and a check character, 23⁹ ≈ 1.8 · 10¹² codes. */
export const receiptCodeLength = 10;

export function readReceiptCode(typed: string): ReadCode {
  return readCode(typed, receiptCodeLength);
}

/** `XXXXX-XXXXX`, as printed and shown. */
export function formatReceiptCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/**
 * The address that the QR code holds: the scheme in lower case, because some phones show an address in capitals as mere
 * text, and the rest in capitals, which QR's compact alphanumeric mode takes (ISO/IEC 18004). The code is no larger.
 */
export function receiptAddress(publicUrl: string, code: string): string {
  const [scheme = "", rest = ""] = publicUrl.split("://");
  return `${scheme.toLowerCase()}://${`${rest}/r/${code}`.toUpperCase()}`;
}
