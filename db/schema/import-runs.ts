import type { Instant } from "#app/platform/day.ts";

/** One import of a register file. */
export interface ImportRunsTable {
  id: string;
  office_id: string;
  file_name: string;
  /** SHA-256 of the file. */
  file_digest: string;
  staff_id: string | null;
  started_at: Instant;
  /** Null while it runs; a run interrupted by the end of the process stays null and is shown as interrupted. */
  finished_at: Instant | null;
  /** Set instead of `finished_at` when the file could not be read at all: a message key. */
  failed_reason: string | null;
  /** Bytes of the file and how many are read, for the progress bar. */
  bytes_total: number;
  bytes_read: number;
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  problems: number;
}
