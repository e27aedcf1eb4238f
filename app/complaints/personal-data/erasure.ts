import { z } from "zod";
import { shortestWords } from "#app/complaints/case/case-forms.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { neededText } from "#app/complaints/case/typed-text.ts";

/** What is held of the sender of a case: kinds and numbers, never contents. */
export interface HeldPersonalData {
  reference: string;
  state: ComplaintState;
  hasContact: boolean;
  files: number;
  waitingMessages: number;
  isPublished: boolean;
  /** Day of the erasure, or null. */
  erasedOn: string | null;
}

export const longestErasureReason = 300;

/** The order to erase: who asked and when, and a box to tick. The messages are names below `complaints:problems`. */
export const erasureSchema = z.object({
  reason: neededText(
    { missing: "erasureReasonMissing", short: "wordsShort", long: "erasureReasonLong" },
    shortestWords,
    longestErasureReason,
  ),
  certain: z.literal("on", "erasureUnsure"),
});
