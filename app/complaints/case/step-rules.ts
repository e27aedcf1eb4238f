import { may, type Permission, type Role } from "#app/staff/permissions.ts";
import { complaintStates, openStates, type ComplaintEventKind, type ComplaintState } from "./complaint.ts";

/** A step in the life of a case: who takes it, from where to where, and what it needs. */
export interface StepRule {
  from: readonly ComplaintState[];
  /** Null: the state stays. */
  to: ComplaintState | null;
  /** The permission it needs, or the sender with the secret. */
  by: Permission | "sender";
  /** Whether it must be said why. */
  needsReason: boolean;
  /** Whether a second person must take the step: never, only if the office's rules ask for it, or always. */
  secondPerson: "never" | "office" | "always";
  /** What the case's history calls it. */
  step: ComplaintEventKind;
}

/** States in which the office is working on the case. */
const workedOn = ["received", "opened", "classified", "assigned", "drafting", "returned", "reopened"] as const;

/** The table of steps (NĐ 20/2008/NĐ-CP art. 9): register, classify, assign, answer or refuse with a reason. */
export const steps = {
  open: rule(["received"], "opened", "complaint.open", "opened"),
  classify: rule(["received", "opened", "classified"], "classified", "complaint.assign", "classified"),
  assign: rule(workedOn, "assigned", "complaint.assign", "assigned"),
  note: rule(complaintStates, null, "complaint.note", "noted"),
  draft: rule(workedOn, "drafting", "complaint.answer", "drafted"),
  submit: rule(workedOn, "submitted", "complaint.answer", "submitted"),
  return: { ...rule(["submitted"], "returned", "complaint.approve", "returned"), needsReason: true },
  approve: { ...rule(["submitted"], "answered", "complaint.approve", "answered"), secondPerson: "office" },
  answer: { ...rule(workedOn, "answered", "complaint.approve", "answered"), secondPerson: "office" },
  ask: rule(workedOn, null, "complaint.answer", "asked"),
  "propose-refusal": {
    ...rule(workedOn, "refusal-proposed", "complaint.answer", "refusal-proposed"),
    needsReason: true,
  },
  "confirm-refusal": {
    ...rule(["refusal-proposed"], "not-accepted", "complaint.approve", "not-accepted"),
    secondPerson: "always",
  },
  "decline-refusal": {
    ...rule(["refusal-proposed"], "returned", "complaint.approve", "refusal-declined"),
    needsReason: true,
  },
  forward: {
    ...rule([...workedOn, "rerouted"], "forwarded", "complaint.assign", "forwarded"),
    needsReason: true,
  },
  duplicate: rule(workedOn, "duplicate", "complaint.assign", "duplicate"),
  "note-withdrawal": { ...rule(openStates, "withdrawn", "complaint.answer", "withdrawn"), needsReason: true },
  reroute: { ...rule(openStates, "rerouted", "complaint.answer", "rerouted"), needsReason: true },
  entrust: rule(["rerouted"], null, "case.locked", "entrusted"),
  restore: { ...rule(["rerouted"], "classified", "case.locked", "restored"), needsReason: true },
  separate: { ...rule(["duplicate"], "classified", "complaint.assign", "separated"), needsReason: true },
  reply: rule(openStates, null, "sender", "replied"),
  withdraw: rule(openStates, "withdrawn", "sender", "withdrawn"),
  reopen: { ...rule(["answered"], "reopened", "sender", "reopened"), needsReason: true },
  "tell-outcome": rule(["answered"], null, "sender", "outcome-told"),
} as const satisfies Record<string, StepRule>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as StepName[];

function rule(
  from: readonly ComplaintState[],
  to: ComplaintState | null,
  by: StepRule["by"],
  step: ComplaintEventKind,
): StepRule {
  return { from, to, by, step, needsReason: false, secondPerson: "never" };
}

/** The fields of a case that decide who may take a step. */
export interface StepSubject {
  state: ComplaintState;
  /** Who wrote the draft last. */
  draftedBy: string | null;
  /** Who proposed not to accept it. */
  refusalBy: string | null;
}

export interface StepTaker {
  staffId: string;
  roles: readonly Role[];
  /** The assignee, where the person is the deputy (`inPlaceOf`). */
  actsFor?: { staffId: string; roles: readonly Role[] } | undefined;
}

/** Why a step is not for this person now. */
export type StepRefusal = "forbidden" | "state" | "second-person";

/** Whether the state of the case allows the step, independent of the person. */
export function fitsState(move: StepName, state: ComplaintState): boolean {
  const { from }: StepRule = steps[move];
  return from.includes(state);
}

/** Why the person may not take the step; undefined if they may. `answerNeedsApproval` is the office's rule. */
export function stepRefusal(
  move: StepName,
  found: StepSubject,
  mover: StepTaker,
  { answerNeedsApproval }: { answerNeedsApproval: boolean },
): StepRefusal | undefined {
  const { by, secondPerson }: StepRule = steps[move];
  if (by === "sender") return "forbidden";
  const isOwn = may(mover.roles, by);
  if (!isOwn && !may(mover.actsFor?.roles ?? [], by)) return "forbidden";
  if (!fitsState(move, found.state)) return "state";
  const needsSecond = secondPerson === "always" || (secondPerson === "office" && answerNeedsApproval);
  // A deputy who may decide only in the assignee's place decides no more on the assignee's words than on their own.
  const sides = isOwn ? [mover.staffId] : [mover.staffId, mover.actsFor?.staffId];
  return needsSecond && sides.includes(firstPerson(move, found, mover) ?? undefined) ? "second-person" : undefined;
}

/** Who prepared what the step decides on. Answering at once, a person would decide on their own words. */
function firstPerson(move: StepName, { draftedBy, refusalBy }: StepSubject, { staffId }: StepTaker): string | null {
  if (move === "answer") return staffId;
  return move === "confirm-refusal" ? refusalBy : draftedBy;
}

/** Whom the history names as the person in whose place the step was taken: the assignee, if the step was theirs to take. */
export function stepInPlaceOf(move: StepName, { actsFor }: StepTaker): string | null {
  const { by }: StepRule = steps[move];
  return actsFor !== undefined && by !== "sender" && may(actsFor.roles, by) ? actsFor.staffId : null;
}

/** The steps this person may take now, in the order of the table. */
export function stepsFor(found: StepSubject, mover: StepTaker, rules: { answerNeedsApproval: boolean }): StepName[] {
  return stepNames.filter((move) => stepRefusal(move, found, mover, rules) === undefined);
}
