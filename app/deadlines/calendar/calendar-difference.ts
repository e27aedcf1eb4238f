import { z } from "zod";
import { daySchema, type Instant } from "#app/platform/day.ts";
import type { CalendarChange } from "./calendar-change.ts";
import { calendarDayKinds, type CalendarEntry, type WorkingCalendar } from "./working-calendar.ts";

const entry = z.object({ day: daySchema, kind: z.enum(calendarDayKinds), name: z.string(), source: z.string() });

/** The effect of a change, shown before it is saved and stored afterwards. */
export const calendarDifferenceSchema = z.object({
  added: z.array(entry),
  changed: z.array(z.object({ before: entry, after: entry })),
  removed: z.array(entry),
  confirmed: z.array(z.number().int()),
  reopened: z.array(z.number().int()),
});
export type CalendarDifference = z.infer<typeof calendarDifferenceSchema>;

/** The difference that a change makes to this calendar; what is already in it is no difference. */
export function calendarDifference(calendar: WorkingCalendar, change: CalendarChange): CalendarDifference {
  const added: CalendarEntry[] = [];
  const changed: CalendarDifference["changed"] = [];
  for (const after of change.put.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const known = calendar.days.get(after.day);
    if (known === undefined) added.push(after);
    else if (!isSame(known, after)) changed.push({ before: { day: after.day, ...known }, after });
  }
  const removed = change.remove.toSorted().flatMap((day) => {
    const known = calendar.days.get(day);
    return known === undefined ? [] : [{ day, ...known }];
  });
  return {
    added,
    changed,
    removed,
    confirmed: change.confirm.filter((year) => !calendar.confirmedYears.has(year)),
    reopened: change.reopen.filter((year) => calendar.confirmedYears.has(year)),
  };
}

function isSame(a: Omit<CalendarEntry, "day">, b: Omit<CalendarEntry, "day">): boolean {
  return a.kind === b.kind && a.name === b.name && a.source === b.source;
}

/** Whether the change changes nothing. */
export function isNoDifference({ added, changed, removed, confirmed, reopened }: CalendarDifference): boolean {
  return [added, changed, removed, confirmed, reopened].every((list) => list.length === 0);
}

/** The years that a difference concerns, in order. */
export function yearsTouched({ added, changed, removed, confirmed, reopened }: CalendarDifference): number[] {
  const days = [...added, ...changed.map(({ after }) => after), ...removed].map(({ day }) => Number(day.slice(0, 4)));
  return [...new Set([...days, ...confirmed, ...reopened])].sort((a, b) => a - b);
}

/** A change of the calendar as people read it afterwards. */
export interface CalendarChangeDone {
  number: number;
  at: Instant;
  by: string;
  reason: string;
  difference: CalendarDifference;
  movedCases: number;
}
