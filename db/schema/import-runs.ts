import type { Instant } from "#app/platform/day.ts";

/** One import of a register file. */
export interface ImportRunsTable {
  id: string;
  office_id: string;
  file_name: string;
  /** SHA-256 of the file, in hex; empty until the whole file is read. */
  file_digest: string;
  staff_id: string | null;
  started_at: Instant;
  /** When the process last reported progress: after ten seconds of silence it is taken for dead. */
  progress_at: Instant;
  /** When the whole file was imported; null while it runs or waits. */
  finished_at: Instant | null;
  /** Message key, set instead of `finished_at` if the file was not imported or only partly. */
  failed_reason: string | null;
  /** JSON object: what a person decided about reading the file. */
  rules: string;
  /** Name of the file in the folder of uploads until the run has ended; null for the command. */
  upload: string | null;
  /** Name of the process that works on it; null while it waits and after its end. */
  owner: string | null;
  /** When somebody asked to stop it. */
  stop_asked_at: Instant | null;
  /** Number of server processes that have started to work on it. */
  attempts: number;
  /** JSON object: how often each reason occurred, including problems that are not stored. */
  problem_counts: string;
  /** Bytes of the file, and bytes read, for the progress bar. */
  bytes_total: number;
  bytes_read: number;
  /** `trial`: the file is only judged, nothing of it is saved. */
  kind: "import" | "trial";
  /** JSON array: the names of the sheets that are read, where the file has several. */
  sheets: string;
  /** JSON object: the headings of the file, the position of each column that is read, and whether a person told it. */
  header: string;
  /** JSON object: number of changed dossiers by changed column. */
  field_counts: string;
  /** 1 while its changes are stored, so that it can be undone. */
  keeps_changes: number;
  /** When somebody asked to undo it. */
  undo_asked_at: Instant | null;
  /** When its undoing was complete. */
  undone_at: Instant | null;
  /** Id of the last dossier of the run that its undoing has dealt with; null before the first. */
  undo_cursor: string | null;
  /** JSON object: how many dossiers its undoing has removed, restored and kept. */
  undo_counts: string;
  /** Rows under the header; always created + updated + unchanged + skipped + problems. */
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Lines of totals and other lines of a printed table that are not data. */
  skipped: number;
  /** Rows that were refused. */
  problems: number;
}
