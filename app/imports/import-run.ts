import { addMinutes, type Instant } from "#app/platform/day.ts";

/** How the rows of a file ended up. */
export interface ImportCounts {
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  /** Rows that were refused. */
  problems: number;
}

export const noCounts: ImportCounts = {
  rows_read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  problems: 0,
};

export type ImportState = "running" | "finished" | "unreadable" | "interrupted";

/** A run saves its progress several times a second; one silent for this long was ended with its process. */
const silentMinutes = 0.5;

export interface ImportStamps {
  progress_at: Instant;
  finished_at: Instant | null;
  failed_reason: string | null;
}

export function importState(run: ImportStamps, now: Instant): ImportState {
  if (run.failed_reason !== null) return "unreadable";
  if (run.finished_at !== null) return "finished";
  return addMinutes(run.progress_at, silentMinutes) > now ? "running" : "interrupted";
}

/** The largest file that the page takes; the edge refuses larger bodies before they are read. */
export const largestFileBytes = 512 * 1024 * 1024;
