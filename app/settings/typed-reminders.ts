import { z } from "zod";
import {
  mostReminderSteps,
  readReminderDays,
  readReminderTime,
  reminderRecipients,
  type ReminderPlan,
  type ReminderRecipient,
  type ReminderStep,
} from "#app/deadlines/due/reminder-plan.ts";
import type { AuditChange } from "#app/staff/audit/audit-entry.ts";

/** Blank lines offered below the steps of a plan. */
const blankLines = 3;

/** One line of the form as typed; a line without days is no step. */
export interface TypedStep {
  days: string;
  recipient: string;
  isRepeated: boolean;
}

/** The form as typed. */
export interface TypedReminders {
  opensAt: string;
  closesAt: string;
  steps: TypedStep[];
}

/** Names of texts below `settings:reminders.problems`. */
export type ReminderProblem = "time" | "order" | "days" | "recipient" | "twice";

/** The problem of a field, by the field's name in the form. */
export type ReminderProblems = Readonly<Record<string, ReminderProblem>>;

const places = Array.from({ length: mostReminderSteps }, (_, index) => String(index));
const line = (place: string) => ({
  [`days${place}`]: z.string().default(""),
  [`recipient${place}`]: z.string().default(""),
  [`repeated${place}`]: z.string().default(""),
});

/** The form: the two times, the plan it was filled with, and `days0`, `recipient0`, `repeated0` to those of the last line. */
export const remindersSchema = z.object({
  opensAt: z.string().default(""),
  closesAt: z.string().default(""),
  shown: z.string().default(""),
  ...(Object.assign({}, ...places.map(line)) as Record<string, z.ZodDefault<z.ZodString>>),
});

/** The lines of the form in their order, down to the last one that the page offered. */
export function typedReminders(form: Readonly<Record<string, string>>): TypedReminders {
  const value = (name: string) => (form[name] ?? "").trim();
  const steps = places.map((place) => ({
    days: value(`days${place}`),
    recipient: value(`recipient${place}`),
    isRepeated: value(`repeated${place}`) === "on",
  }));
  const offered = steps.findLastIndex(({ days, recipient }) => days !== "" || recipient !== "") + 1;
  return { opensAt: value("opensAt"), closesAt: value("closesAt"), steps: steps.slice(0, offered) };
}

/** The plan as the form shows it, with blank lines to add steps. */
export function shownReminders({ opensAt, closesAt, steps }: ReminderPlan): TypedReminders {
  const filled = steps.map(({ workingDays, recipient, isRepeated }) => ({
    days: String(workingDays),
    recipient,
    isRepeated,
  }));
  const blank = { days: "", recipient: reminderRecipients[0], isRepeated: false };
  const missing = Math.max(0, Math.min(blankLines, mostReminderSteps - filled.length));
  return { opensAt, closesAt, steps: [...filled, ...Array.from({ length: missing }, () => blank)] };
}

type ReadReminders = { ok: true; plan: ReminderPlan } | { ok: false; problems: ReminderProblems };

/** The plan that was typed, or what is wrong with each field. */
export function readReminders({ opensAt, closesAt, steps }: TypedReminders): ReadReminders {
  const problems: Record<string, ReminderProblem> = {};
  const [opens, closes] = [readReminderTime(opensAt), readReminderTime(closesAt)];
  if (opens === undefined) problems["opensAt"] = "time";
  if (closes === undefined) problems["closesAt"] = "time";
  if (opens !== undefined && closes !== undefined && opens >= closes) problems["closesAt"] = "order";
  const read: ReminderStep[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.days === "") continue;
    const place = String(index);
    const workingDays = readReminderDays(step.days);
    const recipient = readRecipient(step.recipient);
    if (workingDays === undefined) problems[`days${place}`] = "days";
    else if (recipient === undefined) problems[`recipient${place}`] = "recipient";
    else if (read.some((one) => one.workingDays === workingDays && one.recipient === recipient)) {
      problems[`days${place}`] = "twice";
    } else read.push({ workingDays, recipient, isRepeated: step.isRepeated });
  }
  if (opens === undefined || closes === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, plan: { opensAt: opens, closesAt: closes, steps: read } };
}

function readRecipient(typed: string): ReminderRecipient | undefined {
  return reminderRecipients.find((one) => one === typed);
}

/** One text for equal plans and another for different ones. */
export function remindersKey({ opensAt, closesAt, steps }: ReminderPlan): string {
  const lines = steps.map(
    ({ workingDays, recipient, isRepeated }) => `${String(workingDays)} ${recipient} ${String(isRepeated)}`,
  );
  return JSON.stringify([opensAt, closesAt, ...lines.toSorted()]);
}

/** What the audit record says of a changed plan: the times, and each step that was added, removed or changed. */
export function reminderChanges(before: ReminderPlan, after: ReminderPlan): AuditChange[] {
  const changes: AuditChange[] = [];
  if (before.opensAt !== after.opensAt) {
    changes.push({ field: "remindersFrom", before: before.opensAt, after: after.opensAt });
  }
  if (before.closesAt !== after.closesAt) {
    changes.push({ field: "remindersUntil", before: before.closesAt, after: after.closesAt });
  }
  const keys = new Set([...before.steps, ...after.steps].map(keyOf));
  for (const key of keys) {
    const [was, is] = [before, after].map(({ steps }) => textOf(steps.find((step) => keyOf(step) === key)));
    if (was !== is) changes.push({ field: "reminderStep", before: was ?? "", after: is ?? "" });
  }
  return changes;
}

const keyOf = ({ workingDays, recipient }: ReminderStep) => `${String(workingDays)} ${recipient}`;

const textOf = (step: ReminderStep | undefined) =>
  step === undefined ? "" : `${keyOf(step)}${step.isRepeated ? " repeated" : ""}`;
