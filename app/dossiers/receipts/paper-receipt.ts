import type { Emblem } from "#app/offices/emblem.ts";
import type { Day, Instant } from "#app/platform/day.ts";

/** The data of the office at the head of a paper. */
export interface PaperHead {
  name: string;
  parentName: string;
  contactLine: string;
  /** Days after the result in which it can be rated. */
  ratingOpenDays: number;
  /** The address at which citizens type the code. */
  address: string;
  emblem: Emblem | null;
}

/** The data of a dossier that is printed. */
export interface PaperReceipt {
  dossierId: string;
  number: string;
  procedureName: string;
  field: string;
  receivedAt: Instant;
  dueAt: Instant | null;
  finishedOn: Day | null;
  counter: string | null;
  unit: string | null;
  /** `XXXXX-XXXXX`. */
  code: string;
  qr: QrPicture;
  /** The invitation of a comparison of wordings, in place of the usual one; null without one. */
  invitation: string | null;
  printedAt: Instant | null;
}

/** A receipt in the preview of a print order. */
export interface ReceiptToPrint {
  dossierId: string;
  number: string;
  procedureName: string;
  receivedAt: Instant;
  printedAt: Instant | null;
  /** When it was last put on a sheet that nobody confirmed as printed. */
  waitingSince: Instant | null;
}

/** A QR code: the number of modules of its side, and its dark modules as one SVG path. */
export interface QrPicture {
  size: number;
  path: string;
}

/** The blank border that QR readers need, in modules (ISO/IEC 18004). */
export const quietModules = 4;

/** The side of the QR code on a slip in millimetres, its quiet zone included. */
export const slipQrSide = 40;
