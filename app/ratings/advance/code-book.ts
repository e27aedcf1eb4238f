import { z } from "zod";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { labelsOn, labelSheetNamed, labelSheetNames, usualLabelSheet } from "#app/dossiers/receipts/label-sheet.ts";
import { languages } from "#app/i18n/languages.ts";
import type { Instant } from "#app/platform/day.ts";
import { longestTyped } from "#app/ratings/rating/code-problem.ts";
import { signedNumber } from "./signed-link.ts";

/** Most codes of one book: as many as receipts are printed at once. */
export const mostCodesOfBook = 500;

/** The form of a new book of codes; texts below `codes:bookProblems`. */
export const newBookSchema = z
  .object({
    counter: z.string("counterUnknown").max(60, "counterUnknown").default(""),
    amount: z.coerce.number("amountWrong").int("amountWrong").min(1, "amountWrong").max(mostCodesOfBook, "amountWrong"),
    labelSheet: z.enum(labelSheetNames).default(usualLabelSheet),
    firstLabel: z.coerce.number("notALabel").int("notALabel").min(1, "notALabel").max(65, "notALabel").default(1),
    language: z.enum(languages).default("vi"),
  })
  .refine((form) => form.firstLabel <= labelsOn(labelSheetNamed(form.labelSheet)), {
    path: ["firstLabel"],
    error: "notALabel",
  });

/** Why a code cannot be bound; texts below `codes:bindProblems`. */
export type BindProblem =
  | "codeMissing"
  | "codeWrong"
  | "codeUnknown"
  | "codeTaken"
  | "numberMissing"
  | "numberLong"
  | "numberIsCode"
  | "numberTaken";

const longestNumber = 60;
const problem = (name: BindProblem) => name;

/** A code as it was typed or scanned, as a whole address as well. */
const codeField = z
  .string(problem("codeMissing"))
  .max(longestTyped, problem("codeWrong"))
  .transform((typed, check): string => {
    const read = readReceiptCode(typed);
    if (read.ok) return read.code;
    const isMissing = read.problem.reason === "length" && read.problem.typed === 0;
    check.addIssue({ code: "custom", message: problem(isMissing ? "codeMissing" : "codeWrong") });
    return z.NEVER;
  });

/** A dossier number; two scans of rating codes one after the other are noticed. */
const numberField = z
  .string(problem("numberMissing"))
  .max(longestTyped, problem("numberLong"))
  .transform((typed, check): string => {
    const number = signedNumber(typed);
    const found = number === "" ? "numberMissing" : number.length > longestNumber ? "numberLong" : undefined;
    const isCode = found === undefined && /\/r\//i.test(typed) && readReceiptCode(typed).ok;
    if (found === undefined && !isCode) return number;
    check.addIssue({ code: "custom", message: problem(found ?? "numberIsCode") });
    return z.NEVER;
  });

/** What is done with one code: bound to a dossier, or taken off it. */
export const bookActSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("bind"), code: codeField, number: numberField }),
  z.object({ act: z.literal("unbind"), code: codeField }),
]);

/** A code that is bound, as the page lists it. */
export interface BoundCode {
  code: string;
  number: string;
  boundAt: Instant;
  /** Whether its dossier is registered. */
  isRegistered: boolean;
  /** Whether its dossier is rated: then the code stays. */
  isRated: boolean;
}

/** A book of codes, as the page lists it. */
export interface ListedBook {
  id: string;
  counter: string | null;
  issuedAt: Instant;
  codes: number;
  bound: number;
}
