import type { Day } from "#app/platform/day.ts";

/** Phản ánh (a problem), kiến nghị (a problem with a proposal), khen (praise): NĐ 20/2008/NĐ-CP art. 3. */
export const complaintKinds = ["problem", "proposal", "praise"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How it reached the office. */
export const complaintSources = ["receipt", "web"] as const;
export type ComplaintSource = (typeof complaintSources)[number];

/** Where a case stands. */
export const complaintStates = ["received", "opened", "assigned", "answered"] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** The states in which the case still waits for its answer. */
export const openStates = ["received", "opened", "assigned"] as const satisfies readonly ComplaintState[];

/** A step of a case's history. */
export const complaintEventKinds = [
  "received",
  "opened",
  "assigned",
  "noted",
  "answered",
  "due-moved",
  "contact-read",
] as const;
export type ComplaintEventKind = (typeof complaintEventKinds)[number];

/** What staff do with a case. */
export type Move = "open" | "assign" | "note" | "answer";

/** The table of moves: from which states each is allowed, and where it leads (null: the state stays). */
export const moves: Readonly<Record<Move, { from: readonly ComplaintState[]; to: ComplaintState | null }>> = {
  open: { from: ["received"], to: "opened" },
  assign: { from: openStates, to: "assigned" },
  note: { from: complaintStates, to: null },
  answer: { from: openStates, to: "answered" },
};

function canMove(move: Move, state: ComplaintState): boolean {
  return moves[move].from.includes(state);
}

/** Whether this is the first look of staff at the case. */
export function canOpen(state: ComplaintState): boolean {
  return canMove("open", state);
}

/** Whether the case can be given to a unit or a person: until it is answered. */
export function canAssign(state: ComplaintState): boolean {
  return canMove("assign", state);
}

/** Whether an internal note can be added: always, also after the answer. */
export function canNote(state: ComplaintState): boolean {
  return canMove("note", state);
}

/** Whether the case can be answered: once, the answer is final. */
export function canAnswer(state: ComplaintState): boolean {
  return canMove("answer", state);
}

/** How pressing a case is. "unowed" is an open anonymous comment: nobody waits for an official answer to it. */
export type Urgency = "answered" | "overdue" | "soon" | "open" | "unowed";

/** A case due on the second working day from today, or before, is due soon. */
export const soonWorkingDays = 2;

/** What of a case its urgency depends on. */
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
  if (!answerOwed) return "unowed";
  if (dueOn < today) return "overdue";
  return dueOn <= soonUntil ? "soon" : "open";
}
