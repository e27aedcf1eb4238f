import type { Instant } from "#app/platform/day.ts";
import type { AnnualDay } from "#app/reports/calendar/annual-day.ts";
import type { DayOffRule, ReportKind } from "#app/reports/calendar/report-deadline.ts";

/** A report that an office must send every year. */
export interface ReportDeadlinesTable {
  id: string;
  office_id: string;
  kind: ReportKind;
  name: string;
  /** The first day of its period, `MM-dd`; of the year before, if it is after the cut-off day. */
  from_day: AnnualDay;
  /** The last day of its period, `MM-dd`. */
  cut_off_day: AnnualDay;
  /** The last day to send it, `MM-dd`; of the year after, if it is before the cut-off day. */
  due_day: AnnualDay;
  /** Whether a due day on which nobody works moves before or after. */
  day_off: DayOffRule;
  addressee: string;
  /** The plan or the order that asks for it. */
  source: string;
  added_at: Instant;
  /** Null while it is in force. */
  retired_at: Instant | null;
}
