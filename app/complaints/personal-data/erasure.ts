import { z } from "zod";
import { shortestWords } from "#app/complaints/case/case-forms.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { neededText } from "#app/complaints/case/typed-text.ts";

/** The personal data stored for a case as counts, without contents. */
export interface StoredPersonalData {
  reference: string;
  state: ComplaintState;
  hasContact: boolean;
  files: number;
  waitingMessages: number;
  isPublished: boolean;
  /** Day of the erasure; null without one, and if the case went on after it. */
  erasedOn: string | null;
}

export const longestErasureReason = 300;

/** Schema of the erasure form. The messages are names below `complaints:problems`. */
export const erasureSchema = z.object({
  reason: neededText(
    { missing: "erasureReasonMissing", short: "wordsShort", long: "erasureReasonLong" },
    shortestWords,
    longestErasureReason,
  ),
  certain: z.literal("on", "erasureUnsure"),
});
