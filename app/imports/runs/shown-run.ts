import type { RegisterColumn } from "#app/dossiers/register/register-entry.ts";
import type { Instant } from "#app/platform/day.ts";
import type { FileRefusal } from "#app/imports/reading/row-problem.ts";
import type { ImportCounts, ImportState, ImportRules, RunHeader, RunKind } from "./import-run.ts";
import type { UndoCounts } from "./undo-run.ts";
import type { ReasonCounts } from "./stored-problems.ts";
import type { StoredProblem } from "./problem-text.ts";

/** A run as its page and the list show it. */
export interface ShownRun extends ImportCounts {
  id: string;
  kind: RunKind;
  /** What its undoing has done so far. */
  undo: UndoCounts;
  /** How many dossiers it changes in each column. */
  fields: Readonly<Record<string, number>>;
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
  header: RunHeader;
  isStopAsked: boolean;
  /** How often each reason was met. */
  reasons: ReasonCounts;
}

/** A dossier that a run changes or would change, with the columns that differ as people read them. */
export interface ShownChange {
  number: string;
  columns: { name: RegisterColumn; before: string | null; after: string | null }[];
}

/** A procedure, unit or counter that a run adds or would add. */
export interface ShownAddition {
  kind: "procedure" | "unit" | "counter";
  name: string;
}

/** A problem with its id, for paging. */
export interface ListedProblem extends StoredProblem {
  id: string;
}
