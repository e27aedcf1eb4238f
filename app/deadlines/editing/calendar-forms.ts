import { typedLine } from "#app/platform/text/typed-line.ts";
import { z } from "zod";
import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import {
  changeOfDays,
  isInCalendar,
  longestDayName,
  longestSource,
  wrongWeekday,
  type CalendarChange,
} from "#app/deadlines/calendar/calendar-change.ts";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import { calendarDayKinds, type WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";

/** What the forms of the calendar can refuse. Each is the name of a text below `deadlines:formProblems`. */
export type CalendarFormProblem =
  | "dayWrong"
  | "yearWrong"
  | "kindMissing"
  | "nameMissing"
  | "sourceMissing"
  | "tooLong"
  | "makeUpOnWeekday"
  | "receptionNotSaturday"
  | "dayKnown"
  | "dayUnknown"
  | "offOnWeekend"
  | "fileMissing"
  | "reloadPage"
  | "emptyYear"
  | "nothing"
  | "changed";

const problem = (name: CalendarFormProblem) => name;

const line = (missing: CalendarFormProblem, longest: number) =>
  typedLine<CalendarFormProblem>(2, longest, { missing, long: "tooLong" });

const typedDay = z.string(problem("dayWrong")).transform((typed, context): Day => {
  const read = readTypedDay(typed);
  if (read !== undefined && isInCalendar(read)) return read;
  context.addIssue({ code: "custom", message: problem(read === undefined ? "dayWrong" : "yearWrong") });
  return z.NEVER;
});

const source = line("sourceMissing", longestSource);

/** A day to save; `was` is its earlier date if an existing day is changed. */
const daySchema = z
  .object({
    intent: z.literal("day"),
    was: z.string().optional(),
    day: typedDay,
    kind: z.enum(calendarDayKinds, problem("kindMissing")),
    name: line("nameMissing", longestDayName),
    source,
  })
  .superRefine(({ day, kind }, context) => {
    const wrong = wrongWeekday(day, kind);
    if (wrong === undefined) return;
    const message = problem(wrong === "make-up-on-weekday" ? "makeUpOnWeekday" : "receptionNotSaturday");
    context.addIssue({ code: "custom", path: ["day"], message });
  });

/** Two days that change places: one is off, the other is worked for it. */
const swapSchema = z
  .object({ intent: z.literal("swap"), off: typedDay, makeUp: typedDay, source })
  .superRefine(({ off, makeUp }, context) => {
    if (wrongWeekday(off, "make-up") === undefined) {
      context.addIssue({ code: "custom", path: ["off"], message: problem("offOnWeekend") });
    }
    if (wrongWeekday(makeUp, "make-up") !== undefined) {
      context.addIssue({ code: "custom", path: ["makeUp"], message: problem("makeUpOnWeekday") });
    }
  });

const removeSchema = z.object({ intent: z.literal("remove"), was: typedDay, source });

export const dayFormSchema = z.discriminatedUnion("intent", [daySchema, swapSchema, removeSchema]);
export type DayForm = z.infer<typeof dayFormSchema>;

/** Confirming a year by its document, or taking that back for a reason. */
export const yearFormSchema = z.object({
  intent: z.enum(["confirm", "reopen"]),
  year: z.coerce.number(problem("reloadPage")).int(problem("reloadPage")),
  revision: z.coerce.number(problem("reloadPage")).int(problem("reloadPage")),
  source,
});

export const importFormSchema = z.object({
  /** The source for lines that name none, and the reason why due days change. */
  source,
  mode: z.enum(["add", "replace"]).default("add"),
});

export type DayChange =
  { ok: true; change: CalendarChange } | { ok: false; field: string; problem: CalendarFormProblem };

/** The change that a form describes; a date that is in the calendar already is not overwritten without notice. */
export function changeOfForm(calendar: WorkingCalendar, form: DayForm): DayChange {
  switch (form.intent) {
    case "day": {
      const { day, kind, name, source: document, was } = form;
      if (was !== day && calendar.days.has(day)) return { ok: false, field: "day", problem: "dayKnown" };
      const left = [...calendar.days.keys()].filter((known) => known === was && known !== day);
      return { ok: true, change: changeOfDays(document, [{ day, kind, name, source: document }], left) };
    }
    case "swap": {
      const { off, makeUp, source: document } = form;
      const known = [off, makeUp].find((day) => calendar.days.has(day));
      if (known !== undefined) return { ok: false, field: known === off ? "off" : "makeUp", problem: "dayKnown" };
      return { ok: true, change: swapOf(off, makeUp, document) };
    }
    case "remove":
      if (!calendar.days.has(form.was)) return { ok: false, field: "", problem: "dayUnknown" };
      return { ok: true, change: changeOfDays(form.source, [], [form.was]) };
  }
}

// The names are data, written as the announcements write them, so they are the same in every language.
function swapOf(off: Day, makeUp: Day, source: string): CalendarChange {
  return changeOfDays(source, [
    { day: off, kind: "off", name: "Nghỉ hoán đổi", source },
    { day: makeUp, kind: "make-up", name: `Làm bù ngày ${formatDay(off)}`, source },
  ]);
}
