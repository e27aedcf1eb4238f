import type { Instant } from "#app/platform/day.ts";
import type { SendingState } from "#app/reports/sending/sending.ts";

/** A report to be sent by e-mail at a chosen time. */
export interface ReportSendingsTable {
  id: string;
  office_id: string;
  report_id: string;
  /** The addresses, as encrypted JSON. */
  sealed: string;
  send_at: Instant;
  state: SendingState;
  asked_at: Instant;
  asked_by: string;
  /** When it was handed over to the outbox, stopped or dropped; null while it waits. */
  ended_at: Instant | null;
}
