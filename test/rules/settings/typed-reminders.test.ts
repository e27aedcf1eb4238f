import { describe, expect, test } from "vitest";
import { mostReminderSteps, usualReminderPlan } from "#app/deadlines/due/reminder-plan.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { typedTexts } from "#app/platform/forms/typed-texts.ts";
import {
  readReminders,
  reminderChanges,
  remindersKey,
  remindersSchema,
  shownReminders,
  typedReminders,
} from "#app/settings/typed-reminders.ts";

const typed = (change: Record<string, string> = {}) =>
  typedReminders(remindersSchema.parse({ opensAt: "7:30", closesAt: "17:00", ...change }));

test("the form shows the plan with blank lines to add steps, and reads it back unchanged", () => {
  const shown = shownReminders(usualReminderPlan);
  expect(shown.steps).toHaveLength(usualReminderPlan.steps.length + 3);
  expect(readReminders(shown)).toEqual({ ok: true, plan: usualReminderPlan });
});

test("the longest plan that a spreadsheet brings is saved whole by the form", () => {
  const steps = Array.from({ length: mostReminderSteps }, (_, index) => ({
    workingDays: index - 30,
    recipient: "handler" as const,
    isRepeated: false,
  }));
  const plan = { ...usualReminderPlan, steps };
  const shown = shownReminders(plan);
  const form = { opensAt: shown.opensAt, closesAt: shown.closesAt, shown: remindersKey(plan) };
  const lines = shown.steps.flatMap(({ days, recipient }, index) => [
    [`days${String(index)}`, days],
    [`recipient${String(index)}`, recipient],
  ]);
  const sent = parseForm(
    new URLSearchParams([...Object.entries(form), ...(lines as [string, string][])]),
    remindersSchema,
  );
  expect(readReminders(typedReminders(typedTexts(sent)))).toEqual({ ok: true, plan });
});

describe("what is typed for a step", () => {
  test.each([
    ["-2", -2],
    ["−2", -2],
    ["+1", 1],
    ["0", 0],
    ["-0", 0],
    ["60", 60],
  ])("%s is %d working days from the due day", (days, workingDays) => {
    const read = readReminders(typed({ days0: days, recipient0: "handler" }));
    expect(read).toMatchObject({
      ok: true,
      plan: { steps: [{ workingDays, recipient: "handler", isRepeated: false }] },
    });
  });

  test.each([
    [{ days0: "61", recipient0: "handler" }, { days0: "days" }],
    [{ days0: "1,5", recipient0: "handler" }, { days0: "days" }],
    [{ days0: "hai", recipient0: "handler" }, { days0: "days" }],
    [{ days3: "1", recipient3: "director" }, { recipient3: "recipient" }],
    [{ days0: "1", recipient0: "handler", days1: "+1", recipient1: "handler", repeated1: "on" }, { days1: "twice" }],
    [{ opensAt: "7h30", closesAt: "24:00" }, { closesAt: "time" }],
    [{ opensAt: "sáng" }, { opensAt: "time" }],
    [{ opensAt: "17:00", closesAt: "07:30" }, { closesAt: "order" }],
  ])("%j has the problems %j", (change, problems) => {
    expect(readReminders(typed(change))).toEqual({ ok: false, problems });
  });

  test("a line without days is no step, and a form has no more lines than it offers", () => {
    const read = readReminders(typed({ recipient0: "handler", [`days${String(mostReminderSteps)}`]: "1" }));
    expect(read).toMatchObject({ ok: true, plan: { steps: [] } });
  });
});

test("the audit record has each step and time with its value before and after", () => {
  const [first, ...others] = usualReminderPlan.steps;
  if (first === undefined) throw new Error("the usual plan has steps");
  const after = { opensAt: "08:00", closesAt: "17:00", steps: [...others, { ...first, workingDays: -3 }] };
  expect(reminderChanges(usualReminderPlan, after)).toEqual([
    { field: "remindersFrom", before: "07:30", after: "08:00" },
    { field: "reminderStep", before: "-2 handler", after: "" },
    { field: "reminderStep", before: "", after: "-3 handler" },
  ]);
  expect(
    reminderChanges(usualReminderPlan, { ...usualReminderPlan, steps: usualReminderPlan.steps.toReversed() }),
  ).toEqual([]);
});

test("plans have the same key exactly where they are the same", () => {
  const reversed = { ...usualReminderPlan, steps: usualReminderPlan.steps.toReversed() };
  expect(remindersKey(reversed)).toBe(remindersKey(usualReminderPlan));
  expect(remindersKey({ ...usualReminderPlan, closesAt: "16:30" })).not.toBe(remindersKey(usualReminderPlan));
});
