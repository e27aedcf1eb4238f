import type { Language } from "#app/i18n/languages.ts";

/** A sheet of labels in millimetres. The labels lie in the middle of an A4 sheet, 210 × 297, as on all these products. */
export interface LabelSheet {
  name: string;
  columns: number;
  rows: number;
  width: number;
  height: number;
  /** Between two columns; between two rows there is nothing. */
  gap: number;
  /** A product that has these sizes, as printed on its package; other makers sell the same sheets. */
  product: string;
}

/**
 * The sheets of labels that can be printed, those with the largest labels first. Sizes: the sheets "A4" of Avery, to
 * whose product numbers other makers refer.
 */
export const labelSheets = [
  { name: "2x7", columns: 2, rows: 7, width: 99.1, height: 38.1, gap: 2.5, product: "Avery L7163" },
  { name: "3x7", columns: 3, rows: 7, width: 70, height: 42.3, gap: 0, product: "Avery 3652" },
  { name: "3x7-gap", columns: 3, rows: 7, width: 63.5, height: 38.1, gap: 2.5, product: "Avery L7160" },
  { name: "3x8", columns: 3, rows: 8, width: 70, height: 37, gap: 0, product: "Avery 3474" },
  { name: "3x8-gap", columns: 3, rows: 8, width: 63.5, height: 33.9, gap: 2.5, product: "Avery L7159" },
  { name: "4x10", columns: 4, rows: 10, width: 52.5, height: 29.7, gap: 0, product: "Avery 3651" },
  { name: "5x13", columns: 5, rows: 13, width: 38.1, height: 21.2, gap: 2.5, product: "Avery L7651" },
] as const satisfies readonly LabelSheet[];

export type LabelSheetName = (typeof labelSheets)[number]["name"];

/** The sheet that is proposed first. */
export const usualLabelSheet: LabelSheetName = "3x8";

export const labelSheetNames = labelSheets.map(({ name }) => name);

/** Finds a sheet by its name; the usual one if there is none of that name. */
export function labelSheetNamed(name: string | null) {
  const usual = labelSheets.find((sheet) => sheet.name === usualLabelSheet) ?? labelSheets[0];
  return labelSheets.find((sheet) => sheet.name === name) ?? usual;
}

export function labelsOn({ columns, rows }: LabelSheet): number {
  return columns * rows;
}

/** The margins in millimetres: left of the first column and above the first row. */
export function marginsOf({ columns, rows, width, height, gap }: LabelSheet): { left: number; top: number } {
  return { left: (210 - columns * width - (columns - 1) * gap) / 2, top: (297 - rows * height) / 2 };
}

/**
 * The side of the QR code on a label in millimetres, its quiet zone included: as high as the label, but it leaves the
 * code in letters nearly half of the width.
 */
export function labelQrSide({ width, height }: LabelSheet): number {
  return Math.min(height - 2, width * 0.52, 34);
}

/** How much a label has room for beside its QR code: nothing but the code, the call as well, or everything. */
export type LabelRoom = "narrow" | "middle" | "wide";

export function labelRoom(sheet: LabelSheet): LabelRoom {
  const left = sheet.width - labelQrSide(sheet);
  if (left < 20) return "narrow";
  return left < 30 ? "middle" : "wide";
}

/** Divides labels into sheets; the labels before `first` (from 1) stay empty, for a sheet that is partly used. */
export function onLabelSheets<Label>(
  labels: readonly Label[],
  first: number,
  sheet: LabelSheet,
): (Label | undefined)[][] {
  const positions = [...new Array<undefined>(first - 1).fill(undefined), ...labels];
  const sheets: (Label | undefined)[][] = [];
  const size = labelsOn(sheet);
  for (let from = 0; from < positions.length; from += size) sheets.push(positions.slice(from, from + size));
  return sheets;
}

/** A length in millimetres as people write it: 63,5 in Vietnamese, 63.5 in English. */
export function formatMillimetres(length: number, language: Language): string {
  return String(length).replace(".", language === "vi" ? "," : ".");
}
