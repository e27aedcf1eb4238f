import type { Instant } from "#app/platform/day.ts";

/** One import of a register file. */
export interface ImportRunsTable {
  id: string;
  office_id: string;
  file_name: string;
  /** SHA-256 of the file, in hex; empty until it is read to its end. */
  file_digest: string;
  staff_id: string | null;
  started_at: Instant;
  /** When it last saved its progress: a run that has been silent for long was interrupted. */
  progress_at: Instant;
  /** Null while it runs; a run interrupted by the end of the process stays null and is shown as interrupted. */
  finished_at: Instant | null;
  /** Set instead of `finished_at` when the file could not be read at all: a message key. */
  failed_reason: string | null;
  /** Bytes of the file and how many are read, for the progress bar. */
  bytes_total: number;
  bytes_read: number;
  /** Rows under the header; always created + updated + unchanged + skipped + problems. */
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Totals lines. */
  skipped: number;
  /** Rows that were refused. */
  problems: number;
}
