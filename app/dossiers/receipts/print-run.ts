import { z } from "zod";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import type { Medium } from "#app/dossiers/wordings/wording.ts";
import {
  labelQrSide,
  labelRoom,
  labelsOn,
  labelSheetNamed,
  usualLabelSheet,
  type LabelSheetName,
} from "./label-sheet.ts";
import { slipQrSide } from "./paper-receipt.ts";

/** What a slip is printed on: A5, two on an A4 sheet, a roll of 80 mm, or labels. */
export const papers = ["a5", "a4", "thermal", "labels"] as const;
export type Paper = (typeof papers)[number];

/** The paper with which a slip is handed out (điều 13 Thông tư 01/2018/TT-VPCP, and the result). */
export const occasions = ["receipt", "result", "supplement", "refusal"] as const;
export type Occasion = (typeof occasions)[number];

/** How receipts are put on paper. */
export interface PrintForm {
  paper: Paper;
  occasion: Occasion;
  labelSheet: LabelSheetName;
  /** The first label of the first sheet that is printed on, from 1. */
  firstLabel: number;
  /** The language of the citizen: Vietnamese, English, or the code of a further one that is offered. */
  language: string;
}

/** A code as BCP 47 writes a language. */
export const languageCode = /^[a-z]{2,3}$/;

export const usualPrintForm: PrintForm = {
  paper: "a5",
  occasion: "receipt",
  labelSheet: usualLabelSheet,
  firstLabel: 1,
  language: "vi",
};

/** A set of receipts put on sheets together. */
export interface PrintRun extends PrintForm {
  id: string;
  receipts: number;
  madeAt: Instant;
  confirmedAt: Instant | null;
}

/** How the sheets of a run are shown: after a jam from a later receipt on or on other labels; moved for the printer. */
export interface SheetView {
  /** The first receipt of the run that is printed, from 1. */
  from: number;
  firstLabel: number;
  /** Millimetres by which labels are moved to the right and down, for a printer that draws the sheet in askew. */
  right: number;
  down: number;
}

/** The furthest that labels can be moved, in millimetres. */
export const furthestShift = 10;

function wholeNumber(text: string | null, least: number, most: number, usual: number): number {
  const number = Number(text ?? "");
  return text !== null && text !== "" && Number.isInteger(number) && number >= least && number <= most ? number : usual;
}

/** A number of millimetres with one decimal, typed with a comma or a point. */
function shift(text: string | null): number {
  const number = Math.round(Number((text ?? "").replace(",", ".")) * 10) / 10;
  return Number.isFinite(number) && Math.abs(number) <= furthestShift ? number : 0;
}

/** Reads the view from the query of the sheets' address; what it does not say or cannot be is as in the run. */
export function readSheetView(query: URLSearchParams, run: PrintRun): SheetView {
  const most = labelsOn(labelSheetNamed(run.labelSheet));
  return {
    from: wholeNumber(query.get("from"), 1, run.receipts, 1),
    firstLabel: wholeNumber(query.get("label"), 1, most, run.firstLabel),
    ...readShift(query),
  };
}

/** Reads the kind of paper from the query of an address; what is missing or unknown is as usual. */
export function readPrintForm(query: URLSearchParams): PrintForm {
  const language = query.get("language");
  const sheet = labelSheetNamed(query.get("labelSheet"));
  return {
    paper: papers.find((paper) => paper === query.get("paper")) ?? usualPrintForm.paper,
    occasion: occasions.find((occasion) => occasion === query.get("occasion")) ?? usualPrintForm.occasion,
    labelSheet: sheet.name,
    firstLabel: wholeNumber(query.get("firstLabel"), 1, labelsOn(sheet), 1),
    language: language !== null && languageCode.test(language) ? language : usualPrintForm.language,
  };
}

/** The kind of paper as the query of an address, for `readPrintForm`. */
export function printFormQuery({
  paper,
  occasion,
  labelSheet,
  firstLabel,
  language,
}: PrintForm): Record<string, string> {
  return { paper, occasion, labelSheet, firstLabel: String(firstLabel), language };
}

/** How far labels are moved, as the query of an address, for `readShift`. */
export function shiftQuery({ right, down }: Pick<SheetView, "right" | "down">): Record<string, string> {
  return { right: String(right), down: String(down) };
}

/** Reads how far labels are moved from the query of an address. */
export function readShift(query: URLSearchParams): Pick<SheetView, "right" | "down"> {
  return { right: shift(query.get("right")), down: shift(query.get("down")) };
}

/** What of a kind of paper can have two wordings; undefined for labels too small for the invitation. */
export function mediumOf({ paper, labelSheet }: Pick<PrintForm, "paper" | "labelSheet">): Medium | undefined {
  if (paper !== "labels") return "slip";
  return labelRoom(labelSheetNamed(labelSheet)) === "wide" ? "label" : undefined;
}

/** The side of the QR code on a kind of paper in millimetres, its quiet zone included. */
export function qrSideOn({ paper, labelSheet }: Pick<PrintForm, "paper" | "labelSheet">): number {
  return paper === "labels" ? labelQrSide(labelSheetNamed(labelSheet)) : slipQrSide;
}

/** The posted form of the sheet of one dossier: when the page with the sheet was shown; undefined if it does not say. */
export const printedSlipSchema = z.object({
  madeAt: z
    .string()
    .default("")
    .transform((text) => {
      const time = Date.parse(text);
      return Number.isNaN(time) ? undefined : instantFromDate(new Date(time));
    }),
});
