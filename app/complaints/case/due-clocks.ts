import { z } from "zod";
import { dueOn, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { daySchema, type Day } from "#app/platform/day.ts";

/** The limits in working days that run on an open case, and what a change of the calendar does to them. */

/** The columns of an open case that its due days are computed from. */
export interface ClockedCase {
  received_on: Day;
  /** The day of the second clock, once its sender reopened the case. */
  reopened_on: Day | null;
  due_on: Day;
  due_unconfirmed: number;
  forward_due_on: Day | null;
  forwarded_on: Day | null;
}

/** The columns with due days that follow a change of the calendar. The first due day never changes. */
export type ClockColumn = "due_on" | "forward_due_on";

interface Clock {
  column: ClockColumn;
  workingDays: number;
  /** The day it runs from; null while it does not run. */
  startedOn: (one: ClockedCase) => Day | null;
}

const clocks: readonly Clock[] = [
  { column: "due_on", workingDays: workingDaysToAnswer, startedOn: (one) => one.reopened_on ?? one.received_on },
  {
    column: "forward_due_on",
    workingDays: workingDaysToAnswer,
    startedOn: (one) => (one.forward_due_on === null || one.forwarded_on !== null ? null : one.received_on),
  },
];

/** The stored details of the step "due-moved": the old and the new due day, and the reason. */
export const dueMovedNoteSchema = z.object({ from: daySchema, to: daySchema, reason: z.string() });
export type DueMovedNote = z.infer<typeof dueMovedNoteSchema>;

export interface ClockMove {
  column: ClockColumn;
  from: Day;
  to: Day;
}

/** What a calendar makes of a case's clocks: the due days that become others, and whether the mark is as it should be. */
export interface Recounted {
  moves: ClockMove[];
  dueUnconfirmed: number;
}

export function recount(one: ClockedCase, calendar: WorkingCalendar): Recounted {
  const running = clocks.flatMap(({ column, workingDays, startedOn }) => {
    const started = startedOn(one);
    const from = one[column];
    return started === null || from === null ? [] : [{ column, from, ...dueOn(started, workingDays, calendar) }];
  });
  return {
    moves: running.flatMap(({ column, from, dueOn: to }) => (from === to ? [] : [{ column, from, to }])),
    dueUnconfirmed: running.some(({ column, unconfirmedYears }) => column === "due_on" && unconfirmedYears.length > 0)
      ? 1
      : 0,
  };
}
