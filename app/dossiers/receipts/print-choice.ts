import { z } from "zod";
import { addDays, day, instantFromDate, isDay, type Day, type Instant } from "#app/platform/day.ts";

/** An A4 sheet of labels: 3 columns and 8 rows of 70 × 37 mm. */
export const labelsOnSheet = 24;

/** Most receipts printed at once: 20 sheets of labels. */
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
    /** A checkbox: sent if it is ticked. */
    unprinted: z
      .string()
      .optional()
      .transform((text) => text !== undefined),
  })
  .refine((choice) => choice.from <= choice.until, { path: ["until"], error: "wrongDays" });

export type PrintChoice = z.infer<typeof printChoiceSchema>;

/** The posted form: the choice, the kind of paper and the number of labels of the first sheet that are already used. */
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

/** The choice that the page proposes first: the last seven days, not yet printed. */
export function usualPrintChoice(today: Day): PrintChoice {
  return { from: addDays(today, -6), until: today, number: "", unprinted: true };
}

/** Divides labels into sheets; `skip` empty positions come first, for a sheet that is partly used. */
export function labelSheets<Label>(labels: readonly Label[], skip: number): (Label | undefined)[][] {
  const positions = [...new Array<undefined>(skip).fill(undefined), ...labels];
  const sheets: (Label | undefined)[][] = [];
  for (let from = 0; from < positions.length; from += labelsOnSheet)
    sheets.push(positions.slice(from, from + labelsOnSheet));
  return sheets;
}

/** Which sheets to show: receipts printed together, and on which paper. */
export interface SheetOrder {
  printedAt: Instant;
  form: PrintForm;
  skip: number;
}

/** Reads the order from the query of the sheets' address; undefined if it has none. */
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
