import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** The rules of an office for its cases. */
export interface CaseRules {
  /** Whether an answer needs a second person: the writer never approves it. */
  answerNeedsApproval: boolean;
  /** Days after the answer in which its sender may reopen the case, once; 0 for never. */
  reopenDays: number;
  /** The text after "/" in the number of an answer letter, such as `SKHCN-VP`; empty if the clerk writes it. */
  documentSymbol: string;
  /** The lines above the signature of an answer letter, one per line. */
  letterSigner: string;
  /** Where copies of letters are filed, printed after "Lưu:", such as "VT, VP". */
  archiveLine: string;
}

/** The default rules: those of an office that has set none. */
export const usualCaseRules: CaseRules = {
  answerNeedsApproval: false,
  reopenDays: 30,
  documentSymbol: "",
  letterSigner: "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
  archiveLine: "VT, VP",
};

/** One text for equal rules and another for different ones. */
export function caseRulesKey(rules: CaseRules): string {
  const { answerNeedsApproval, reopenDays, documentSymbol, letterSigner, archiveLine } = rules;
  return JSON.stringify([answerNeedsApproval, reopenDays, documentSymbol, letterSigner, archiveLine]);
}

/** The lines of a typed text, without blank ones. */
export function linesOf(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

export const longestReopenDays = 365;

/** The form of the rules; its messages are names of texts below `complaints:rules`. */
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
  archiveLine: typedLine(1, 100, { missing: "archiveLineWrong", long: "archiveLineWrong" }),
  /** `caseRulesKey` of the rules the form was filled with. */
  shown: z.string().default(""),
});
