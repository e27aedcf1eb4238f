import { z } from "zod";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import type { LeaveProblem } from "./leave.ts";

/** The problems of the form of a leave; each is the name of a text below `staff:leave.problems`. */
export type LeaveFormProblem = LeaveProblem | "dayWrong" | "deputyMissing" | "deputyUnknown";

const problem = (name: LeaveFormProblem) => name;

const typedDay = z
  .string(problem("dayWrong"))
  .max(20, problem("dayWrong"))
  .transform((typed, check) => {
    const day = readTypedDay(typed);
    if (day !== undefined) return day;
    check.addIssue({ code: "custom", message: problem("dayWrong") });
    return z.NEVER;
  });

/** The form of a leave: first and last day, and who deputises. */
export const leaveSchema = z.object({
  from: typedDay,
  until: typedDay,
  deputy: z.string(problem("deputyMissing")).max(60, problem("deputyUnknown")),
});

export type TypedLeave = z.infer<typeof leaveSchema>;
