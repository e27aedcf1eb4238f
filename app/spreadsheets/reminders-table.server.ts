import { findReminderPlan, saveReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import {
  mostReminderSteps,
  readReminderDays,
  reminderRecipients,
  type ReminderStep,
} from "#app/deadlines/due/reminder-plan.ts";
import { reminderChanges } from "#app/settings/typed-reminders.ts";
import type { Cells, OfficeTable, TableColumn } from "./office-table.ts";
import { choicesOf, yesOrNo, type TableSource } from "./table-source.server.ts";

/** The reminder plan: whom to remind how many working days before or after the due day. */
export const remindersTable: TableSource = {
  section: "complaints:rules",
  page: "/settings/reminders",
  canRemove: true,
  async load(db, officeId, language): Promise<OfficeTable> {
    const { steps } = await findReminderPlan(db, officeId);
    const columns: TableColumn[] = [
      { name: "workingDays", role: "key", isNumber: true, tidy: tidyDays, width: 24 },
      {
        name: "recipient",
        role: "key",
        choices: choicesOf(reminderRecipients, language, (t, one) => t(`spreadsheets:recipients.${one}`)),
        width: 28,
      },
      { name: "repeated", role: "value", choices: yesOrNo(language), usual: "false", width: 20 },
    ];
    return {
      columns,
      rows: steps.map((step) => ({ key: keyOf(step), cells: cellsOf(step) })),
      mayAdd: steps.length < mostReminderSteps,
      mayRemove: true,
      check: ({ workingDays = "" }) =>
        readReminderDays(workingDays) === undefined ? [{ column: "workingDays", problem: "reminderDays" }] : [],
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const plan = await findReminderPlan(tx, officeId);
    const touched = new Set(changes.map(({ key }) => key));
    const kept = plan.steps.filter((step) => !touched.has(keyOf(step)));
    const steps = [...kept, ...changes.filter(({ kind }) => kind !== "remove").map(({ after }) => stepOf(after))];
    const change = changes[0];
    if (steps.length > mostReminderSteps && change !== undefined)
      return { ok: false, refused: { change, problem: "tooManySteps" } };
    await saveReminderPlan(tx, officeId, { ...plan, steps });
    const audited = reminderChanges(plan, { ...plan, steps });
    return { ok: true, notes: [{ action: "reminders-changed", subject: officeId, changes: audited }] };
  },
};

const keyOf = ({ workingDays, recipient }: ReminderStep) => `${String(workingDays)}\u001f${recipient}`;

const cellsOf = ({ workingDays, recipient, isRepeated }: ReminderStep): Cells => ({
  workingDays: String(workingDays),
  recipient,
  repeated: String(isRepeated),
});

function stepOf({ workingDays, recipient: named, repeated }: Cells): ReminderStep {
  const recipient = reminderRecipients.find((one) => one === named);
  if (recipient === undefined) throw new Error("a recipient passed the check that is none");
  return { workingDays: Number(workingDays), recipient, isRepeated: repeated === "true" };
}

/** A whole number as it is stored; what is none stays as typed, for the check to refuse it. */
const tidyDays = (typed: string) => String(readReminderDays(typed) ?? typed);
