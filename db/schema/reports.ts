import type { Day, Instant } from "#app/platform/day.ts";
import type { ReportKind } from "#app/reports/calendar/report-deadline.ts";
import type { ReportState } from "#app/reports/report/report.ts";

/** An official report: one row a revision. */
export interface ReportsTable {
  id: string;
  office_id: string;
  /** The id of the first revision, the same in all of them. */
  first_id: string;
  /** From 1; unique in a report. */
  revision: number;
  /** The line of the reporting calendar and the year of its cut-off day; null for a report that no line asks for. */
  deadline_id: string | null;
  deadline_year: number | null;
  kind: ReportKind;
  name: string;
  addressee: string;
  from_on: Day;
  cut_off_on: Day;
  /** The last day to send it; null for a report that no line asks for. */
  due_on: Day | null;
  state: ReportState;
  /** Figures, settings and head as JSON, never changed; and its SHA-256. */
  frozen: string;
  digest: string;
  /** When the figures were counted. */
  counted_at: Instant;
  /** The text that a person edits, as JSON. */
  narrative: string;
  /** Increased by one at every change: an older page changes nothing. */
  edits: number;
  /** Why there is a later revision, and the figures it changed, as JSON; null for the first one. */
  reason: string | null;
  /** Who pressed the button; null is kept for reports that nobody made. */
  made_by: string | null;
  edited_at: Instant | null;
  edited_by: string | null;
  approved_at: Instant | null;
  approved_by: string | null;
  sent_at: Instant | null;
  sent_by: string | null;
  /** Number of the document in the office's document system, as typed; empty if not typed. */
  document_number: string;
}
