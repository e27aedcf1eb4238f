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
 * The address in the QR code. The scheme is in lower case, because some phones show an address in capitals as plain
 * text; the rest is in capitals, which fit the compact alphanumeric mode (ISO/IEC 18004). The lower-case scheme does
 * not make the code larger.
 */
export function receiptAddress(publicUrl: string, code: string): string {
  const [scheme = "", rest = ""] = publicUrl.split("://");
  return `${scheme.toLowerCase()}://${`${rest}/r/${code}`.toUpperCase()}`;
}
