import type { PaperHead, PaperReceipt } from "./paper-receipt.ts";

const thermalLineMillimetres = 4.6;
const thermalCharacters = 18;

/**
 * The length of paper in millimetres for each slip of a roll: that of the longest, because a browser knows no sheet
 * without an end. The texts are counted, not measured, and with room to spare.
 */
export function thermalLength(head: PaperHead, receipts: readonly PaperReceipt[]): number {
  const lines = (text: string | null, most: number) =>
    text === null ? 0 : Math.min(Math.ceil(text.length / thermalCharacters), most);
  const of = (receipt: PaperReceipt) =>
    lines(receipt.procedureName, 5) +
    lines(receipt.counter, 2) +
    lines(receipt.unit, 2) +
    lines(receipt.number, 2) +
    lines(receipt.invitation, 6);
  const heads = lines(head.name, 2) + lines(head.parentName, 2) + lines(head.contactLine, 3);
  const longest = receipts.reduce((most, receipt) => Math.max(most, of(receipt)), 0);
  return Math.ceil((172 + (longest + heads) * thermalLineMillimetres) / 5) * 5;
}
