import type { ComplaintState } from "./complaint.ts";

/** The steps on a case's page that are confirmed in words, by the value of the form's `intent`. */
export const confirmedSteps = [
  "classify",
  "assign",
  "entrust",
  "note",
  "answer",
  "approve",
  "return",
  "ask",
  "propose-refusal",
  "confirm-refusal",
  "decline-refusal",
  "forward",
  "duplicate",
  "note-withdrawal",
  "reroute",
  "restore",
  "separate",
] as const;
export type ConfirmedStep = (typeof confirmedSteps)[number];

/** The name of a text below `complaints:done`. */
export type DoneWords =
  Exclude<ConfirmedStep, "answer" | "approve" | "reroute"> | "drafted" | "submitted" | "answered" | "reroute";

/** The state to which a step leads; a step without an entry can be confirmed in every state. */
const leadsTo: Partial<Record<ConfirmedStep, ComplaintState>> = {
  classify: "classified",
  assign: "assigned",
  approve: "answered",
  return: "returned",
  "propose-refusal": "refusal-proposed",
  "confirm-refusal": "not-accepted",
  "decline-refusal": "returned",
  forward: "forwarded",
  duplicate: "duplicate",
  "note-withdrawal": "withdrawn",
  reroute: "rerouted",
  restore: "classified",
  separate: "classified",
};

/**
 * The intent "answer" covers two buttons (save, send) and two kinds of staff; the state after the step shows which one
 * was used.
 */
const answerSteps: Partial<Record<ComplaintState, DoneWords>> = {
  drafting: "drafted",
  submitted: "submitted",
  answered: "answered",
};

/**
 * Name of the confirmation text for a step, given the present state of the case; undefined if the case has changed
 * since, so that an old address does not confirm something untrue.
 */
export function doneWords(step: ConfirmedStep, state: ComplaintState): DoneWords | undefined {
  if (step === "answer") return answerSteps[state];
  const expected = leadsTo[step];
  if (expected !== undefined && expected !== state) return undefined;
  return step === "approve" ? "answered" : step;
}

/** The steps of the sender, confirmed on the status page. */
export const confirmedBySender = ["reply", "withdraw", "reopen", "tell-outcome"] as const;
export type ConfirmedBySender = (typeof confirmedBySender)[number];

const senderLeadsTo: Record<ConfirmedBySender, ComplaintState | undefined> = {
  reply: undefined,
  withdraw: "withdrawn",
  reopen: "reopened",
  "tell-outcome": "answered",
};

/** Whether the sender's step still describes the case, as `doneWords` does for staff. */
export function isStillTrue(step: ConfirmedBySender, state: ComplaintState): boolean {
  const expected = senderLeadsTo[step];
  return expected === undefined || expected === state;
}
