import { describe, expect, test } from "vitest";
import { complaintStates, openStates, type ComplaintState } from "#app/complaints/case/complaint.ts";
import { fitsState, stepNames, stepRefusal, steps, stepsFor, type StepName } from "#app/complaints/case/step-rules.ts";
import { roles, type Role } from "#app/staff/permissions.ts";

/**
 * Every step in every state: a letter where it is allowed. The states in the order of `complaintStates`:
 * received, opened, classified, assigned, drafting, submitted, returned, refusal-proposed, reopened | answered,
 * not-accepted, forwarded, withdrawn, duplicate, rerouted.
 */
const table: Record<StepName, string> = {
  open: "x-------- ------",
  classify: "xxx------ ------",
  assign: "xxxxx-x-x ------",
  note: "xxxxxxxxx xxxxxx",
  draft: "xxxxx-x-x ------",
  submit: "xxxxx-x-x ------",
  return: "-----x--- ------",
  approve: "-----x--- ------",
  answer: "xxxxx-x-x ------",
  ask: "xxxxx-x-x ------",
  "propose-refusal": "xxxxx-x-x ------",
  "confirm-refusal": "-------x- ------",
  "decline-refusal": "-------x- ------",
  forward: "xxxxx-x-x -----x",
  duplicate: "xxxxx-x-x ------",
  "note-withdrawal": "xxxxxxxxx ------",
  reroute: "xxxxxxxxx ------",
  entrust: "--------- -----x",
  restore: "--------- -----x",
  separate: "--------- ----x-",
  reply: "xxxxxxxxx ------",
  withdraw: "xxxxxxxxx ------",
  reopen: "--------- x-----",
  "tell-outcome": "--------- x-----",
};

test.each(Object.entries(table) as [StepName, string][])("%s is allowed in the states %s", (move, line) => {
  const allowed = complaintStates.map((state) => (fitsState(move, state) ? "x" : "-")).join("");
  expect(allowed).toBe(line.replace(" ", ""));
});

test("the table here speaks of every step", () => {
  expect(Object.keys(table)).toEqual(stepNames);
});

const holders: Record<StepName, readonly Role[]> = {
  open: ["officer", "handler", "approver", "office"],
  classify: ["approver", "office"],
  assign: ["approver", "office"],
  note: ["officer", "handler", "approver", "office"],
  draft: ["handler", "approver", "office"],
  submit: ["handler", "approver", "office"],
  return: ["approver", "office"],
  approve: ["approver", "office"],
  answer: ["approver", "office"],
  ask: ["handler", "approver", "office"],
  "propose-refusal": ["handler", "approver", "office"],
  "confirm-refusal": ["approver", "office"],
  "decline-refusal": ["approver", "office"],
  forward: ["approver", "office"],
  duplicate: ["approver", "office"],
  "note-withdrawal": ["handler", "approver", "office"],
  reroute: ["handler", "approver", "office"],
  entrust: ["approver"],
  restore: ["approver"],
  separate: ["approver", "office"],
  reply: [],
  withdraw: [],
  reopen: [],
  "tell-outcome": [],
};

function anywhere(move: StepName): ComplaintState {
  return steps[move].from[0] ?? "received";
}

test.each(Object.entries(holders) as [StepName, readonly Role[]][])("%s is taken by %j", (move, expected) => {
  const found = { state: anywhere(move), draftedBy: "somebody", refusalBy: "somebody" };
  const free = { answerNeedsApproval: false };
  const allowed = roles.filter(
    (role) => stepRefusal(move, found, { staffId: "me", roles: [role] }, free) === undefined,
  );
  expect(allowed).toEqual(expected);
});

describe("a second person", () => {
  const me = { staffId: "me", roles: ["approver"] as const };
  test.each([
    ["approve", "submitted", "me", false, undefined],
    ["approve", "submitted", "me", true, "second-person"],
    ["approve", "submitted", "other", true, undefined],
    ["answer", "assigned", null, false, undefined],
    ["answer", "assigned", null, true, "second-person"],
    ["confirm-refusal", "refusal-proposed", "me", false, "second-person"],
    ["confirm-refusal", "refusal-proposed", "other", false, undefined],
    ["decline-refusal", "refusal-proposed", "me", true, undefined],
    ["return", "submitted", "me", true, undefined],
  ] as const)("%s a case %s prepared by %s, two people for answers: %s → %s", (move, state, by, rule, expected) => {
    const found = { state, draftedBy: by, refusalBy: by };
    expect(stepRefusal(move, found, me, { answerNeedsApproval: rule })).toBe(expected);
  });
});

test("every open state leads on, and only its sender moves an answered case", () => {
  const office = { staffId: "me", roles: ["approver", "office"] as const };
  for (const state of openStates) {
    const found = { state, draftedBy: "other", refusalBy: "other" };
    const leading = stepsFor(found, office, { answerNeedsApproval: true }).filter((move) => steps[move].to !== null);
    expect(leading.length, state).toBeGreaterThan(1);
  }
  const answered = { state: "answered" as const, draftedBy: null, refusalBy: null };
  expect(stepsFor(answered, office, { answerNeedsApproval: false })).toEqual(["note"]);
});
