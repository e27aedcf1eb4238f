import type { CalendarDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import { recordedDay, recordedYear } from "#app/deadlines/calendar/recorded-day.ts";
import type { AuditChange } from "#app/staff/audit/audit-entry.ts";

/** A change of the calendar for the audit record: every day and year before and after. */
export function calendarAudit({ added, changed, removed, confirmed, reopened }: CalendarDifference): AuditChange[] {
  return [
    ...added.map((entry): AuditChange => ({ field: "calendarDay", before: "", after: recordedDay(entry) })),
    ...changed.map((entry): AuditChange => ({
      field: "calendarDay",
      before: recordedDay(entry.before),
      after: recordedDay(entry.after),
    })),
    ...removed.map((entry): AuditChange => ({ field: "calendarDay", before: recordedDay(entry), after: "" })),
    ...confirmed.map((year) => yearChange(year, true)),
    ...reopened.map((year) => yearChange(year, false)),
  ];
}

function yearChange(year: number, isConfirmed: boolean): AuditChange {
  const [before, after] = [recordedYear(year, !isConfirmed), recordedYear(year, isConfirmed)];
  return { field: "calendarYear", before, after };
}
