import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { readAnnualDay } from "./annual-day.ts";
import { dayOffRules, reportKinds } from "./report-deadline.ts";

/** The problems of the forms of the reporting calendar; each is the name of a text below `reports:problems`. */
export type DeadlineProblem =
  | "kindMissing"
  | "nameMissing"
  | "nameLong"
  | "annualDayWrong"
  | "dayOffMissing"
  | "addresseeMissing"
  | "addresseeLong"
  | "sourceMissing"
  | "sourceLong"
  | "daysAfterWrong"
  | "nothingNew"
  | "tooMany";

const problem = (name: DeadlineProblem) => name;

/** The most deadlines of an office: more is no calendar. */
export const mostDeadlines = 60;

const annual = z.string(problem("annualDayWrong")).transform((typed, context) => {
  const read = readAnnualDay(typed);
  if (read !== undefined) return read;
  context.addIssue({ code: "custom", message: problem("annualDayWrong") });
  return z.NEVER;
});
const dayOff = z.enum(dayOffRules, problem("dayOffMissing"));
const addressee = typedLine(3, 200, { missing: problem("addresseeMissing"), long: problem("addresseeLong") });

/** The form that adds a deadline of the office's own. */
export const deadlineSchema = z.object({
  kind: z.enum(reportKinds, problem("kindMissing")),
  name: typedLine(3, 200, { missing: problem("nameMissing"), long: problem("nameLong") }),
  from: annual,
  cutOff: annual,
  due: annual,
  dayOff,
  addressee,
  source: typedLine(3, 300, { missing: problem("sourceMissing"), long: problem("sourceLong") }),
});

const fewestDays = 1;
const mostDays = 30;

/** The form that takes a preset. `daysAfter` is asked only where the preset names no due day. */
export const takingSchema = z.object({
  dayOff,
  addressee,
  daysAfter: z
    .string(problem("daysAfterWrong"))
    .default(String(fewestDays))
    .transform((typed) => (/^\s*\d{1,2}\s*$/.test(typed) ? Number(typed) : 0))
    .pipe(z.number().min(fewestDays, problem("daysAfterWrong")).max(mostDays, problem("daysAfterWrong"))),
});
