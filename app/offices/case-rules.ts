import { z } from "zod";

/** How an office wants its cases handled. */
export interface CaseRules {
  /** Whether an answer needs two people: whoever wrote it never approves it. */
  answerNeedsApproval: boolean;
  /** For how many days after the answer its sender may reopen the case, once; 0 for never. */
  reopenDays: number;
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
});
