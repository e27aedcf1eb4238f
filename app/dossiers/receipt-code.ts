import { readCode, type ReadCode } from "#app/platform/spoken-code.ts";

/** A receipt code: nine random characters and a check character, 23⁹ ≈ 1.8 · 10¹² codes. */
export const receiptCodeLength = 10;

export function readReceiptCode(typed: string): ReadCode {
  return readCode(typed, receiptCodeLength);
}

/** `XXXXX-XXXXX`, as printed and shown. */
export function formatReceiptCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** The address that the QR code holds: upper case throughout, so that it fits QR's compact alphanumeric mode (ISO/IEC 18004). */
export function receiptAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/r/${code}`.toUpperCase();
}
