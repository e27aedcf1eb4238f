import { z } from "zod";

/** How an office wants its cases handled. */
export interface CaseRules {
  /** Whether an answer needs two people: whoever wrote it never approves it. */
  answerNeedsApproval: boolean;
  /** For how many days after the answer its sender may reopen the case, once; 0 for never. */
  reopenDays: number;
  /** What follows the number of an answer letter after "/", such as `SKHCN-VP`; empty where the clerk writes it. */
  documentSymbol: string;
  /** The lines above the signature of an answer letter, one a line. */
  letterSigner: string;
}

/** The rules an office begins with, as its row in `offices` has them. */
export const usualCaseRules: CaseRules = {
  answerNeedsApproval: false,
  reopenDays: 30,
  documentSymbol: "",
  letterSigner: "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
};

/** The lines of a typed text, without blank ones. */
export function linesOf(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

export const longestReopenDays = 365;

/** The form of the rules; its messages name texts below `complaints:rules`. */
export const caseRulesSchema = z.object({
  answerNeedsApproval: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
  reopenDays: z.coerce
    .number("reopenDaysWrong")
    .int("reopenDaysWrong")
    .min(0, "reopenDaysWrong")
    .max(longestReopenDays, "reopenDaysWrong"),
  documentSymbol: z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").trim())
    .refine((symbol) => /^(?:[\p{L}\p{N}][\p{L}\p{N}.&-]{0,39})?$/u.test(symbol), "documentSymbolWrong"),
  letterSigner: z
    .string("letterSignerWrong")
    .transform((typed) => linesOf(typed).join("\n"))
    .refine((signer) => signer !== "" && signer.length <= 150 && linesOf(signer).length <= 3, "letterSignerWrong"),
});
