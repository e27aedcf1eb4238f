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
  /** When a process last said that it works on it: one that has been silent for ten seconds has died. */
  progress_at: Instant;
  /** When the file was imported to its end; null while it runs or waits. */
  finished_at: Instant | null;
  /** Set instead of `finished_at` when the file was not imported, or not to its end: a message key. */
  failed_reason: string | null;
  /** JSON object: what a person said about how the file is to be read. */
  rules: string;
  /** Name of the file in the folder of uploads, until the run has ended; null for a command. */
  upload: string | null;
  /** Name of the process that works on it; null when it waits or has ended. */
  owner: string | null;
  /** When somebody asked for it to be stopped. */
  stop_asked_at: Instant | null;
  /** How many processes of the server have taken it up. */
  attempts: number;
  /** JSON object: how often each reason was met, also of the problems that are not kept. */
  problem_counts: string;
  /** Bytes of the file and how many are read, for the progress bar. */
  bytes_total: number;
  bytes_read: number;
  /** Rows under the header; always created + updated + unchanged + skipped + problems. */
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Totals lines, and the rest of a printed table's frame. */
  skipped: number;
  /** Rows that were refused. */
  problems: number;
}
