import { z } from "zod";
import { masks, type FoundSpan } from "#app/platform/text/personal-data.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { longestAnswer } from "#app/complaints/case/case-forms.ts";
import type { ComplaintKind, ComplaintState, LegalTrack } from "#app/complaints/case/complaint.ts";
import { longestText } from "#app/complaints/case/new-complaint.ts";
import { tidyText } from "#app/complaints/case/typed-text.ts";
import type { Day, Instant } from "#app/platform/day.ts";

/** The fields of a case that decide whether its answer may be published. */
export interface Publishable {
  state: ComplaintState;
  lane: LegalTrack;
  isLocked: boolean;
  answer: string | null;
  draftedBy: string | null;
  answeredBy: string | null;
}

/** "state": not answered, or a matter that is never made public. "second-person": the writer of the answer asks. */
export type PublicationRefusal = "state" | "second-person";

/** Why this person may not make the answer public, or null. Who wrote an answer does not also judge what is masked in it. */
export function publicationRefusal(found: Publishable, staffId: string): PublicationRefusal | null {
  const isPublic = found.state === "answered" && found.answer !== null && found.lane === "feedback" && !found.isLocked;
  if (!isPublic) return "state";
  const writer = found.draftedBy ?? found.answeredBy;
  return writer === staffId ? "second-person" : null;
}

/** The masked texts as a person confirms them. The messages are names of texts below `documents:publication.problems`. */
export const publicationSchema = z.object({
  question: z
    .string("questionMissing")
    .transform(tidyText)
    // Masks may be longer than the masked text.
    .pipe(
      z
        .string()
        .min(1, "questionMissing")
        .max(longestText * 2, "questionLong"),
    ),
  answer: z
    .string("answerMissing")
    .transform(tidyText)
    .pipe(
      z
        .string()
        .min(1, "answerMissing")
        .max(longestAnswer * 2, "answerLong"),
    )
    // The office's own words; the question is the sender's.
    .superRefine((text, context) => {
      const gaps = gapsAsQuoted(text, masks);
      if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
    }),
  confirmed: z.literal("on", "confirmedMissing"),
  /** Ticked when what is still found in the texts is no personal data. */
  reviewed: z.string().optional(),
});
export type ConfirmedTexts = Pick<z.infer<typeof publicationSchema>, "question" | "answer">;

/** A text with the personal data found in it, and as it would be public. */
export interface MarkedText {
  text: string;
  spans: FoundSpan[];
  masked: string;
}

/** Everything the page for publishing an answer shows. */
export interface PublicationPage {
  reference: string;
  question: MarkedText;
  answer: MarkedText;
  /** The published answer, if there is one. */
  published: { question: string; answer: string; confirmedOn: Day; confirmedBy: string } | null;
  /** Why this person may not publish it. */
  refusal: PublicationRefusal | null;
}

/** A question and its answer as everybody reads them. */
export interface PublishedAnswer {
  id: string;
  kind: ComplaintKind;
  question: string;
  answer: string;
  receivedOn: Day;
  answeredOn: Day | null;
  publishedOn: Day;
  publishedAt: Instant;
}
