import type { Instant } from "#app/platform/day.ts";
import type { FileRefusal } from "#app/imports/reading/row-problem.ts";
import type { ImportCounts, ImportState, ImportRules } from "./import-run.ts";
import type { ReasonCounts } from "./stored-problems.ts";
import type { StoredProblem } from "./problem-text.ts";

/** A run as its page and the list show it. */
export interface ShownRun extends ImportCounts {
  id: string;
  fileName: string;
  startedAt: Instant;
  /** Name of the member of staff; null for a command. */
  by: string | null;
  state: ImportState;
  unreadable: FileRefusal | null;
  bytesTotal: number;
  bytesRead: number;
  /** The names of its sheets, where it is a workbook of several. */
  sheets: readonly string[];
  rules: ImportRules;
  isStopAsked: boolean;
  /** How often each reason was met. */
  reasons: ReasonCounts;
}

/** A problem with its id, for paging. */
export interface ListedProblem extends StoredProblem {
  id: string;
}
