import { z } from "zod";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { columnNameSchema } from "#app/imports/reading/register-columns.ts";
import type { FileRefusal } from "#app/imports/reading/row-problem.ts";

/** The numbers of rows by outcome. `rows_read` is the sum of the others. */
export interface ImportCounts {
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Rows of the frame of a printed table, such as totals. */
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

/** What is done with a file: imported, or only judged. */
export const runKinds = ["import", "trial"] as const;
export type RunKind = (typeof runKinds)[number];

export function addCounts(counts: ImportCounts, more: Partial<ImportCounts>): ImportCounts {
  const sum = { ...counts };
  for (const key of Object.keys(more) as (keyof ImportCounts)[]) sum[key] += more[key] ?? 0;
  return sum;
}

/** A person's decisions about reading a file; the file itself decides what is left out. */
export const importRulesSchema = z.object({
  /** Which part of 03/11/2026 is the day. */
  dayOrder: z.enum(["day-first", "month-first"]).optional(),
  /** Whether a number that is used again may move its dossier to another year or procedure. */
  moves: z.literal("accept").optional(),
});
export type ImportRules = z.infer<typeof importRulesSchema>;

/**
 * `waiting`: no process is working on it, and one of the server will. `interrupted`: no process is working on it, and
 * its file is gone. `stopped`: ended by a person, or because of too many refused rows. `undoing`, `undone`: taken back.
 */
export type ImportState =
  "running" | "waiting" | "finished" | "unreadable" | "stopped" | "interrupted" | "undoing" | "undone";

/**
 * A process that works on a run reports every one or two seconds; after this many seconds of silence it is taken for
 * dead.
 */
const silentSeconds = 10;

export interface ImportStamps {
  progress_at: Instant;
  finished_at: Instant | null;
  failed_reason: string | null;
  owner: string | null;
  upload: string | null;
  undo_asked_at: Instant | null;
  undone_at: Instant | null;
}

/** `isGone` says whether the process of that name is known to have ended. */
export function importState(run: ImportStamps, now: Instant, isGone: (owner: string) => boolean): ImportState {
  if (run.undone_at !== null) return "undone";
  if (run.undo_asked_at !== null) return "undoing";
  if (run.failed_reason !== null) return stoppingReasons.has(run.failed_reason) ? "stopped" : "unreadable";
  if (run.finished_at !== null) return "finished";
  if (isWorkedOn(run, now, isGone)) return "running";
  return run.upload === null ? "interrupted" : "waiting";
}

/** Whether a living process works on a run that has not ended. */
export function isWorkedOn(
  run: Pick<ImportStamps, "owner" | "progress_at">,
  now: Instant,
  isGone: (owner: string) => boolean,
): boolean {
  return run.owner !== null && addMinutes(run.progress_at, silentSeconds / 60) > now && !isGone(run.owner);
}

const stoppingReasons: ReadonlySet<string> = new Set<FileRefusal>(["stopped", "tooManyRefused"]);

/** The names of a run's sheets, as stored. */
export const sheetsSchema = z.array(z.string());

/** The largest file that the page accepts, in bytes; larger bodies are refused before they are read. */
export const largestFileBytes = 512 * 1024 * 1024;

/**
 * After this number of refused rows an import stops, if they are more than a tenth of the rows read: it is another
 * file, or the same mistake is on every line.
 */
const mostRefused = 5000;

export function hasTooManyRefused({ problems, rows_read }: ImportCounts): boolean {
  return problems >= mostRefused && problems * 10 > rows_read;
}

/** The header of a run's file and how it was read; empty before its first rows. */
export const runHeaderSchema = z.object({
  headings: z.array(z.string()).default([]),
  columns: z.partialRecord(columnNameSchema, z.number()).default({}),
  isTold: z.boolean().default(false),
});
export type RunHeader = z.infer<typeof runHeaderSchema>;

/** Whether a person can make the file readable by telling its columns. */
export function lacksColumns(failure: string | null | undefined): boolean {
  return failure === "noHeader" || failure === "missingColumns";
}

/** Whether the file stays after its run: to be imported as it was tried, or until a person tells its columns. */
export function isFileKept(kind: RunKind, failure: FileRefusal | undefined): boolean {
  if (lacksColumns(failure)) return true;
  return kind === "trial" && failure !== "stopped" && failure !== "failed";
}

/** Hours for which such a file stays. */
export const keptFileHours = 24;

/** Why a completely read file is a failure; undefined if it contained a dossier. */
export function emptyOutcome({ created, updated, unchanged, problems }: ImportCounts): FileRefusal | undefined {
  if (created + updated + unchanged > 0) return undefined;
  return problems > 0 ? "allRefused" : "noRows";
}
