import { expect, test } from "vitest";
import { confirmedBySender, confirmedSteps, doneWords, isStillTrue } from "#app/complaints/case/case-done.ts";
import { complaintStates } from "#app/complaints/case/complaint.ts";
import { stepNames, steps } from "#app/complaints/case/step-rules.ts";
import { messages } from "#app/i18n/messages.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";

const words: readonly string[] = Object.keys(messages.vi.complaints.done);

test("every step of staff and of the sender is confirmed in words", () => {
  // Opening a page is no act; "draft" and "submit" are the two other ends of the form "answer".
  const own = stepNames.filter((move) => !["open", "draft", "submit"].includes(move));
  expect([...confirmedSteps, ...confirmedBySender].sort()).toEqual([...own].sort());
});

test("a step is confirmed in the state it leads to, and an old address tells nothing that is not so", () => {
  for (const step of confirmedSteps) {
    const { to } = steps[step];
    const told = complaintStates.flatMap((state) => doneWords(step, state) ?? []);
    for (const name of told) expect(words).toContain(name);
    if (to !== null && step !== "answer") expect(told).toHaveLength(1);
    if (to !== null) expect(doneWords(step, to)).toBeDefined();
  }
  expect(doneWords("answer", "drafting")).toBe("drafted");
  expect(doneWords("answer", "submitted")).toBe("submitted");
  expect(doneWords("approve", "answered")).toBe("answered");
  expect(doneWords("reroute", "classified")).toBeUndefined();
  expect(isStillTrue("withdraw", "withdrawn")).toBe(true);
  expect(isStillTrue("reopen", "answered")).toBe(false);
});

test("the address holds a code, and only a known one is read", () => {
  const address = doneAddress("/inbox/PA-7KQM-4TRX", "note");
  expect(address).toBe("/inbox/PA-7KQM-4TRX?done=note#done");
  expect(doneIn(`http://localhost${address}`, confirmedSteps)).toBe("note");
  expect(doneIn("http://localhost/inbox?done=%3Cb%3EHello", confirmedSteps)).toBeUndefined();
});
