import { addDays, type Day, type Instant } from "#app/platform/day.ts";

/** Phản ánh (a problem), kiến nghị (a problem with a proposal), khen (praise): NĐ 20/2008/NĐ-CP art. 3. */
export const complaintKinds = ["problem", "proposal", "praise"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** The ways by which staff receive a complaint and enter it themselves; NĐ 20/2008/NĐ-CP art. 6 names the forms. */
export const enteredSources = ["telephone", "hotline-1022", "post", "box", "in-person"] as const;

/**
 * How it reached the office; `comment` is a comment on a low rating of which staff made a case, `api` comes from other
 * software.
 */
export const complaintSources = ["receipt", "web", ...enteredSources, "comment", "api"] as const;
export type ComplaintSource = (typeof complaintSources)[number];

/** States of a case. The first nine wait for an answer, the others are closed. */
export const complaintStates = [
  "received",
  "opened",
  "classified",
  "assigned",
  "drafting",
  "submitted",
  "returned",
  "refusal-proposed",
  "reopened",
  "answered",
  "not-accepted",
  "forwarded",
  "withdrawn",
  "duplicate",
  "rerouted",
] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** The states in which the case still waits for its answer. */
export const openStates = [
  "received",
  "opened",
  "classified",
  "assigned",
  "drafting",
  "submitted",
  "returned",
  "refusal-proposed",
  "reopened",
] as const satisfies readonly ComplaintState[];

/** The states in which one person's work waits for another person's decision. */
export const undecidedStates = ["submitted", "refusal-proposed"] as const satisfies readonly ComplaintState[];

/**
 * Legal track of a case. Phản ánh and kiến nghị are handled here; khiếu nại (Luật Khiếu nại art. 2.1) and tố cáo (Luật
 * Tố cáo art. 2.1) have a procedure of their own, to which the sender is directed.
 */
export const legalTracks = ["feedback", "complaint", "denunciation"] as const;
export type LegalTrack = (typeof legalTracks)[number];

/** Why a case is not accepted: what NĐ 20/2008/NĐ-CP art. 7 and 9 and the rules on receiving citizens name. */
export const refusalReasons = ["unclear", "no-contact", "repeated", "in-court", "other-body"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/**
 * Whether an official answer is owed: a phản ánh or kiến nghị whose sender left name, address and phone. Praise is
 * thanked; an anonymous comment has nobody to answer (NĐ 20/2008/NĐ-CP art. 7).
 */
export function isAnswerOwed(kind: ComplaintKind, hasContact: boolean): boolean {
  return hasContact && kind !== "praise";
}

/** Whether the answer solved the matter, in the words of its sender. */
export const solvedAnswers = ["yes", "partly", "no"] as const;
export type Solved = (typeof solvedAnswers)[number];

/** A step of a case's history. */
export const complaintEventKinds = [
  "received",
  "opened",
  "assigned",
  "noted",
  "answered",
  "classified",
  "drafted",
  "submitted",
  "returned",
  "refusal-proposed",
  "refusal-declined",
  "not-accepted",
  "forwarded",
  "asked",
  "replied",
  "withdrawn",
  "duplicate",
  "rerouted",
  "entrusted",
  "handed-over",
  "unit-merged",
  "restored",
  "separated",
  "reopened",
  "outcome-told",
  "due-moved",
  "contact-read",
  "file-read",
  "letter-made",
  "published",
  "unpublished",
  "contact-removed",
  "data-exported",
  "data-erased",
] as const;
export type ComplaintEventKind = (typeof complaintEventKinds)[number];

/**
 * How pressing a case is. "unowed" is an open anonymous comment or praise, also with contact details: no official answer
 * is owed. "closed" is one that ended without an answer.
 */
export type Urgency = "answered" | "closed" | "overdue" | "soon" | "open" | "unowed";

/** Whether the case still waits for its answer. */
export function isOpen(state: ComplaintState): boolean {
  return (openStates as readonly ComplaintState[]).includes(state);
}

/** The day the running clock is counted from: that of the receipt, or of the reopening once there was one. */
export function clockStartedOn({ receivedOn, reopenedOn }: { receivedOn: Day; reopenedOn: Day | null }): Day {
  return reopenedOn ?? receivedOn;
}

/**
 * The last day on which the sender may reopen an answered case: `reopenDays` days after the answer. Null if it may not
 * be reopened: not answered, or reopened before.
 */
export function reopenUntil(
  { state, answeredOn, reopenedOn }: { state: ComplaintState; answeredOn: Day | null; reopenedOn: Day | null },
  reopenDays: number,
): Day | null {
  const isReopenable = state === "answered" && reopenedOn === null && answeredOn !== null && reopenDays > 0;
  return isReopenable ? addDays(answeredOn, reopenDays) : null;
}

/** A case due on the second working day from today, or before, is due soon. */
export const soonWorkingDays = 2;

/** The fields of a case that decide its urgency. */
export interface Pressing {
  state: ComplaintState;
  answerOwed: boolean;
  dueOn: Day;
}

/**
 * How pressing a case is on the day `today`. `soonUntil` is the last due day that counts as soon: today and
 * `soonWorkingDays` working days. The limit ends with its day (Civil Code 2015 art. 148.6), so a case is overdue
 * from the day after its due day.
 */
export function urgencyOf({ state, answerOwed, dueOn }: Pressing, today: Day, soonUntil: Day): Urgency {
  if (state === "answered") return "answered";
  if (!isOpen(state)) return "closed";
  if (!answerOwed) return "unowed";
  if (dueOn < today) return "overdue";
  return dueOn <= soonUntil ? "soon" : "open";
}

/** A case as the staff of its office see it; contact details are not part of it. */
export interface Case {
  id: string;
  reference: string;
  kind: ComplaintKind;
  source: ComplaintSource;
  state: ComplaintState;
  text: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  firstDueOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  unitId: string | null;
  unitName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  dossierId: string | null;
  dossierNumber: string | null;
  dossierReceivedOn: Day | null;
  procedureName: string | null;
  answer: string | null;
  answeredOn: Day | null;
  revision: number;
  lane: LegalTrack;
  isLocked: boolean;
  answeredByName: string | null;
  draft: string | null;
  draftedBy: string | null;
  draftedByName: string | null;
  refusalReason: RefusalReason | null;
  refusalText: string | null;
  refusalBy: string | null;
  refusalByName: string | null;
  forwardedTo: string | null;
  forwardSlip: string | null;
  forwardDueOn: Day | null;
  forwardedOn: Day | null;
  duplicateOf: string | null;
  closedOn: Day | null;
  reopenedOn: Day | null;
  secondDueOn: Day | null;
  firstAnswer: string | null;
  firstAnsweredOn: Day | null;
  solved: Solved | null;
  solvedWords: string | null;
  /** What the sender said of the first answer, before the case was reopened. */
  firstSolved: Solved | null;
  firstSolvedWords: string | null;
}
