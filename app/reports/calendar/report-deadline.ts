import { addWorkingDays, isWorkingDay, workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { dayOf, yearOf, type Day, type Instant } from "#app/platform/day.ts";
import { inYear, type AnnualDay } from "./annual-day.ts";

/**
 * What becomes of a due day on which nobody works: the last working day before it, or the first one after it. The plans
 * of the departments say nothing about it, so it is a setting; before it is the side on which nobody is late.
 */
export const dayOffRules = ["before", "after"] as const;
export type DayOffRule = (typeof dayOffRules)[number];

/** What a report is about. */
export const reportKinds = ["reform", "survey", "columns", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A report that is due every year, by the plan or the order that asks for it. */
export interface ReportDeadline {
  kind: ReportKind;
  /** Such as "Báo cáo cải cách hành chính quý I". */
  name: string;
  /** The first day of its period. A day after the cut-off day is one of the year before. */
  from: AnnualDay;
  /** The last day of its period, on which its figures are counted. */
  cutOff: AnnualDay;
  /** The last day to send it. A day before the cut-off day is one of the year after. */
  due: AnnualDay;
  dayOff: DayOffRule;
  addressee: string;
  source: string;
}

/** A deadline as an office has it. */
export interface OfficeDeadline extends ReportDeadline {
  id: string;
  /** Reports that were due before are not asked for. */
  addedAt: Instant;
}

/** One report that is due: a deadline in a year. */
export interface DueReport {
  deadline: OfficeDeadline;
  /** The year of its cut-off day. */
  year: number;
  from: Day;
  cutOff: Day;
  /** The due day as the plan names it. */
  namedDueOn: Day;
  /** The last day to send it: the named day, or by the rule of the deadline the working day beside it. */
  dueOn: Day;
}

/** The report of a deadline in a year, the year of its cut-off day. */
export function reportOfYear(deadline: OfficeDeadline, year: number, calendar: WorkingCalendar): DueReport {
  const cutOff = inYear(deadline.cutOff, year);
  const namedDueOn = inYear(deadline.due, deadline.due < deadline.cutOff ? year + 1 : year);
  const from = inYear(deadline.from, deadline.from > deadline.cutOff ? year - 1 : year);
  return { deadline, year, from, cutOff, namedDueOn, dueOn: workingDayFor(namedDueOn, deadline.dayOff, calendar) };
}

function workingDayFor(day: Day, rule: DayOffRule, calendar: WorkingCalendar): Day {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, rule === "before" ? -1 : 1, calendar);
}

/**
 * The reports due from a day to another one, in order of their due days; none that was due before the office had its
 * deadline.
 */
export function dueReports(
  deadlines: readonly OfficeDeadline[],
  { from, to }: { from: Day; to: Day },
  calendar: WorkingCalendar,
): DueReport[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 3 }, (_, index) => yearOf(from) - 1 + index);
  return deadlines
    .flatMap((deadline) => years.map((year) => reportOfYear(deadline, year, calendar)))
    .filter(({ deadline, dueOn }) => dueOn >= from && dueOn <= to && dueOn >= dayOf(deadline.addedAt))
    .sort((a, b) => (a.dueOn + a.deadline.name < b.dueOn + b.deadline.name ? -1 : 1));
}

/** Working days before the due day on which the office is reminded; afterwards on every working day. */
const remindedBefore: readonly number[] = [5, 2, 0];

/** Whether the office is reminded today of a report that is not sent: `remindedBefore`, and every working day when late. */
export function isReminded({ dueOn }: Pick<DueReport, "dueOn">, today: Day, calendar: WorkingCalendar): boolean {
  if (!isWorkingDay(today, calendar)) return false;
  return today > dueOn || remindedBefore.includes(workingDaysBetween(today, dueOn, calendar));
}
