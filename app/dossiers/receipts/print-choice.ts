import { z } from "zod";
import { addDays, day, instantFromDate, isDay, type Day, type Instant } from "#app/platform/day.ts";

/** An A4 sheet of labels: 3 columns and 8 rows of 70 × 37 mm. */
export const labelsOnSheet = 24;

/** As many receipts as are printed at a time. */
export const mostReceiptsPrinted = 480;

export const printForms = ["receipts", "labels"] as const;
export type PrintForm = (typeof printForms)[number];

const dayField = z
  .string("notADay")
  .refine(isDay, "notADay")
  .transform((text) => day(text));

/** Which receipts to print. The error texts are message keys below `dossiers:print`. */
export const printChoiceSchema = z
  .object({
    from: dayField,
    until: dayField,
    number: z
      .string()
      .max(60)
      .transform((text) => text.trim())
      .default(""),
    /** A ticked box. */
    unprinted: z
      .string()
      .optional()
      .transform((text) => text !== undefined),
  })
  .refine((choice) => choice.from <= choice.until, { path: ["until"], error: "wrongDays" });

export type PrintChoice = z.infer<typeof printChoiceSchema>;

/** What is posted: the choice, the form of paper and how many labels of the first sheet are used up. */
export const printOrderSchema = printChoiceSchema.and(
  z.object({
    form: z.enum(printForms),
    skip: z.coerce
      .number("notASkip")
      .int("notASkip")
      .min(0, "notASkip")
      .max(labelsOnSheet - 1, "notASkip")
      .default(0),
  }),
);

/** What the page proposes before anything is chosen: the last seven days, not printed yet. */
export function usualPrintChoice(today: Day): PrintChoice {
  return { from: addDays(today, -6), until: today, number: "", unprinted: true };
}

/** Labels in sheets: `skip` empty places first, for a sheet that is partly used. */
export function labelSheets<Label>(labels: readonly Label[], skip: number): (Label | undefined)[][] {
  const positions = [...new Array<undefined>(skip).fill(undefined), ...labels];
  const sheets: (Label | undefined)[][] = [];
  for (let from = 0; from < positions.length; from += labelsOnSheet)
    sheets.push(positions.slice(from, from + labelsOnSheet));
  return sheets;
}

/** The sheets to show: which receipts were printed together, on which paper. */
export interface SheetOrder {
  printedAt: Instant;
  form: PrintForm;
  skip: number;
}

/** Reads the order from the address of the sheets; undefined where it says none. */
export function readSheetOrder(query: URLSearchParams): SheetOrder | undefined {
  const printed = Date.parse(query.get("printed") ?? "");
  if (Number.isNaN(printed)) return undefined;
  const skip = Number(query.get("skip") ?? 0);
  return {
    printedAt: instantFromDate(new Date(printed)),
    form: printForms.find((form) => form === query.get("form")) ?? "receipts",
    skip: Number.isInteger(skip) && skip > 0 && skip < labelsOnSheet ? skip : 0,
  };
}
