import { z } from "zod";
import { addDays, day, isDay, type Day } from "#app/platform/day.ts";
import { labelsOn, labelSheetNamed, labelSheetNames, usualLabelSheet } from "./label-sheet.ts";
import { languageCode, occasions, papers } from "./print-run.ts";

/** Most receipts printed at once. */
export const mostReceiptsPrinted = 500;

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

const printFormSchema = z
  .object({
    paper: z.enum(papers).default("a5"),
    occasion: z.enum(occasions).default("receipt"),
    labelSheet: z.enum(labelSheetNames).default(usualLabelSheet),
    firstLabel: z.coerce.number("notALabel").int("notALabel").min(1, "notALabel").max(65, "notALabel").default(1),
    language: z.string().regex(languageCode, "languageGone").default("vi"),
  })
  .refine((form) => form.paper !== "labels" || form.firstLabel <= labelsOn(labelSheetNamed(form.labelSheet)), {
    path: ["firstLabel"],
    error: "notALabel",
  });

/** The posted form: the choice and the kind of paper. */
export const printOrderSchema = printChoiceSchema.and(printFormSchema);

/** The address of the page to print, with the receipts not yet printed of the seven days until a day. */
export function unprintedWeekAddress(until: Day): string {
  return choiceAddress({ from: addDays(until, -6), until, number: "", unprinted: "on" });
}

/** The fields of the form of the choice. */
export const choiceFields = ["from", "until", "number", "unprinted"] as const;

/** The address of the page to print with a choice as it was typed. */
export function choiceAddress(typed: Readonly<Partial<Record<(typeof choiceFields)[number], string>>>): string {
  const given = choiceFields.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]]));
  return `/receipts?${new URLSearchParams(given).toString()}`;
}

/** The choice that the page proposes first: the last seven days, not yet printed. */
export function usualPrintChoice(today: Day): PrintChoice {
  return { from: addDays(today, -6), until: today, number: "", unprinted: true };
}
