import type { DueDay } from "#app/deadlines/due/due-on.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import type {
  LegalTrack,
  ComplaintKind,
  ComplaintState,
  Urgency,
  RefusalReason,
  Solved,
} from "#app/complaints/case/complaint.ts";
import type { CaseQuestion, PublicStep } from "#app/complaints/case/case-history.ts";
import type { SubmissionResult } from "@conform-to/react";

/**
 * What the sender of a duplicate reads about the other case: its answer without personal data, or its state. Never its
 * reference, sender or text, nor that it is locked.
 */
export type OtherCase =
  | ({ kind: "answered" } & AnswerOfOther)
  /** After a reopening with the answer before it, which was read already. */
  | { kind: "waiting"; dueOn: Day; firstAnswer: AnswerOfOther | null }
  | { kind: "forwarded"; agency: string; forwardedOn: Day }
  /** It ended without an answer, and this case has not come back yet: the office has to be asked. */
  | { kind: "ended" };

/** An answer without personal data. */
export interface AnswerOfOther {
  answer: string;
  answeredOn: Day;
}

/** What the sender of a case reads of it. */
export interface FollowedCase {
  reference: string;
  lane: LegalTrack;
  officeName: string;
  contactLine: string;
  kind: ComplaintKind;
  state: ComplaintState;
  text: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  urgency: Urgency;
  /** Working days to the due day, from today or from the day of the answer; negative when it has passed. */
  workingDaysLeft: number;
  /** How the due day was counted; null if the calendar was changed after the case was closed. */
  counting: DueDay | null;
  procedureName: string | null;
  dossierNumber: string | null;
  answer: string | null;
  answeredOn: Day | null;
  firstDueOn: Day;
  /** The answer that the case was reopened after, and when. */
  firstAnswer: string | null;
  firstAnsweredOn: Day | null;
  reopenedOn: Day | null;
  secondDueOn: Day | null;
  forwardedTo: string | null;
  forwardedOn: Day | null;
  refusalReason: RefusalReason | null;
  /** The words to the sender, once the refusal is confirmed. */
  refusalText: string | null;
  /** What became of the case that this one was closed as a duplicate of. */
  otherCase: OtherCase | null;
  questions: CaseQuestion[];
  /** What the sender may do now, with the last day for reopening. */
  mayWithdraw: boolean;
  reopenUntil: Day | null;
  mayTellOutcome: boolean;
  solved: Solved | null;
  /** What they said of the first answer, before the case was reopened. */
  firstSolved: Solved | null;
  steps: PublicStep[];
}

/** A form of the status page that comes back with what was typed. */
export interface RefusedSenderForm {
  kind: "form";
  status: 400 | 409;
  intent: SenderIntent;
  lastResult: SubmissionResult;
}

/** The forms of the status page, by the value of their field `intent`. */
export type SenderIntent = "reply" | "withdraw" | "reopen" | "tell-outcome";

/** The problem of the codes; `name` is a text below `complaints:problems`, `field` is null if it may be either. */
export interface FollowProblem {
  field: "reference" | "secret" | null;
  name: "referenceMissing" | "referenceWrong" | "secretMissing" | "secretWrong" | "refused" | "followTooMany";
}
