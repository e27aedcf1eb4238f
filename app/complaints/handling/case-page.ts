import type { Day } from "#app/platform/day.ts";
import type { DueDay } from "#app/deadlines/due/due-on.ts";
import type { SubmissionResult } from "@conform-to/react";
import type { ListedFile } from "#app/complaints/attachments/attachment.ts";
import type { HistoryStep, CaseQuestion, LastStep } from "#app/complaints/case/case-history.ts";
import type { Case, Urgency } from "#app/complaints/case/complaint.ts";
import type { StepName } from "#app/complaints/case/step-rules.ts";
import type { OfferedTemplate, FilledTemplate } from "#app/complaints/templates/answer-template.ts";

export interface Assignees {
  units: { id: string; name: string }[];
  people: AssignablePerson[];
}

/** A person to whom a case can be given. */
export interface AssignablePerson {
  id: string;
  name: string;
  unitName: string | null;
  /** The leave the person is on today. */
  away: Away | null;
}

export interface Away {
  untilOn: Day;
  /** Who receives the person's cases; null if nobody does. */
  deputy: { id: string; name: string } | null;
}

/** Everything the page of a case shows, and which of its forms this person is given. */
export interface CasePage {
  found: Case;
  /** The list or page to go back to; undefined for the usual list. */
  back: string | undefined;
  /** As the sender reads it above the answer. */
  officeName: string;
  urgency: Urgency;
  /** How the due day was counted; null if the calendar was changed after the case was closed. */
  counting: DueDay | null;
  history: HistoryStep[];
  files: ListedFile[];
  questions: CaseQuestion[];
  /** To begin the answer with; none where this person writes none now. */
  templates: OfferedTemplate[];
  /** The one that was asked for, filled. */
  chosenTemplate: { id: string; filled: FilledTemplate } | undefined;
  /** The official letter that can be made of the case by this person, by the name of its link. */
  letter: "download" | "refusal" | "forwarding" | null;
  mayPublish: boolean;
  /** The steps that are this person's to take now. */
  availableSteps: StepName[];
  /** Whether this person sends an answer alone; otherwise it is submitted for approval. */
  answersAlone: boolean;
  /** Null for those who do not give cases. */
  assignees: Assignees | null;
  mayReadContact: boolean;
  /** Whether this person hands out or erases the sender's data. */
  mayKeepData: boolean;
}

/** The forms of the case page, by the value of their field `intent`. */
export type CaseIntent =
  | "classify"
  | "assign"
  | "entrust"
  | "note"
  | "answer"
  | "approve"
  | "return"
  | "ask"
  | "propose-refusal"
  | "confirm-refusal"
  | "decline-refusal"
  | "forward"
  | "duplicate"
  | "note-withdrawal"
  | "reroute"
  | "restore"
  | "separate"
  | "contact"
  | "open";

/** A form that comes back with what was typed. */
export interface RefusedForm {
  kind: "refused";
  status: 400 | 409;
  intent: CaseIntent;
  lastResult: SubmissionResult | null;
  /** The colleague's last step, if it is the reason for the refusal. */
  last: LastStep | null;
}
