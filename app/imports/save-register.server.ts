import { setImmediate as nextTurn } from "node:timers/promises";
import { inTransaction, isDuplicateKey, type Db, type Tx } from "#db/engine.ts";
import { insertRows } from "#db/insert-rows.ts";
import type { ImportProblemsTable } from "#db/schema/import-problems.ts";
import { registerDossiers, type RegisterOutcome } from "#app/dossiers/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register-entry.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { holdChanges } from "./held-changes.ts";
import { noCounts, type ImportCounts } from "./import-run.ts";
import type { ColumnName } from "./register-columns.ts";
import { IncompleteRegister, type RegisterRow, type RegisterRows } from "./read-register.server.ts";
import type { UnreadableRegister } from "./register-lines.server.ts";
import { isRefusal, type RowProblem } from "./row-problem.ts";

/** Where the rows of a run go, and how far its file is read. */
export interface RunTarget {
  runId: string;
  officeId: string;
  startedAt: Instant;
  bytesRead: () => number;
}

export interface RegisterSaving {
  take: (portion: RegisterRows) => Promise<ImportCounts>;
  /** Saves what is still waiting and closes the run; `digest` is the SHA-256 of the file. */
  finish: (digest: string) => Promise<ImportCounts>;
  /** Closes the run of a file that is no register. */
  fail: (error: UnreadableRegister) => Promise<ImportCounts>;
}

/**
 * A commit writes every page of an index that its rows touched, and receipt codes are scattered over theirs: fewer,
 * larger transactions write less. Not larger still, because a tap waits for the one under way (a few tenths of a second).
 */
const rowsPerTransaction = 5000;
/** More changed dossiers than this are not held back until the end of the file; each takes a few hundred bytes. */
const mostHeld = 100_000;

/** Saves the rows of one run, some thousand a transaction, together with their problems and the run's progress. */
export function saveRegister(context: Context, run: RunTarget): RegisterSaving {
  const held = holdChanges();
  let counts = noCounts;
  let waiting: RegisterRow[] = [];

  async function saveRows(rows: readonly RegisterRow[], headingOf: (column: ColumnName) => string): Promise<void> {
    const freshEntries = rows.map(({ reading }) =>
      reading.kind === "entry" && !held.has(reading.entry) ? reading.entry : undefined,
    );
    const fresh = freshEntries.filter((entry) => entry !== undefined);
    const outcomes = await inRepeatedTransaction(context.db, async (tx) => {
      const answers = await registerDossiers(tx, run.officeId, fresh, run.startedAt, { changes: "compare" });
      const next = answers.values();
      const ofRows = freshEntries.map((entry) => (entry === undefined ? undefined : next.next().value));
      await insertRows(tx, "import_problems", problemRows(run.runId, rows, ofRows, headingOf));
      await saveProgress(tx, withRows(counts, rows, ofRows));
      return ofRows;
    });
    counts = withRows(counts, rows, outcomes);
    rows.forEach(({ reading }, index) => {
      if (reading.kind === "entry") hold(reading.entry, outcomes[index]);
    });
    if (held.size() > mostHeld) await saveHeld();
    // Whatever else this process serves has its turn.
    await nextTurn();
  }

  /** A row that takes the place of a held one leaves that one without any effect: it is counted as unchanged. */
  function hold(entry: RegisterEntry, outcome: RegisterOutcome | undefined): void {
    if (outcome !== "differs" && !held.has(entry)) return;
    const replaced = held.hold(entry);
    if (replaced && (outcome === "differs" || outcome === undefined)) counts = plus(counts, { unchanged: 1 });
  }

  async function saveHeld(): Promise<void> {
    const entries = held.release();
    for (let from = 0; from < entries.length; from += rowsPerTransaction) {
      const part = entries.slice(from, from + rowsPerTransaction);
      const now = context.clock.now();
      counts = await inRepeatedTransaction(context.db, async (tx) => {
        const saved = plus(counts, countOutcomes(await registerDossiers(tx, run.officeId, part, now)));
        await saveProgress(tx, saved);
        return saved;
      });
      await nextTurn();
    }
  }

  function progress(current: ImportCounts) {
    return { bytes_read: run.bytesRead(), progress_at: context.clock.now(), ...current };
  }

  async function saveProgress(db: Db, current: ImportCounts): Promise<void> {
    await db.updateTable("import_runs").set(progress(current)).where("id", "=", run.runId).execute();
  }

  async function close(end: { finished_at: Instant; file_digest: string } | { failed_reason: string }): Promise<void> {
    await context.db
      .updateTable("import_runs")
      .set({ ...progress(counts), ...end })
      .where("id", "=", run.runId)
      .execute();
  }

  let headingOf: (column: ColumnName) => string = () => "";
  return {
    take: async (portion) => {
      headingOf = (column) => portion.headings.get(column) ?? "";
      waiting = waiting.concat(portion.rows);
      while (waiting.length >= rowsPerTransaction) {
        await saveRows(waiting.slice(0, rowsPerTransaction), headingOf);
        waiting = waiting.slice(rowsPerTransaction);
      }
      return counts;
    },
    finish: async (digest) => {
      if (waiting.length > 0) await saveRows(waiting, headingOf);
      await saveHeld();
      await close({ finished_at: context.clock.now(), file_digest: digest });
      return counts;
    },
    fail: async (error) => {
      await inTransaction(context.db, (tx) => insertRows(tx, "import_problems", missingColumns(run.runId, error)));
      await close({ failed_reason: error.reason });
      return counts;
    },
  };
}

/** A transaction that runs again when another process created the same dossier, unit or counter meanwhile. */
async function inRepeatedTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (attempt >= 3 || !isDuplicateKey(error)) throw error;
    }
  }
}

function plus(counts: ImportCounts, more: Partial<ImportCounts>): ImportCounts {
  const sum = { ...counts };
  for (const key of Object.keys(more) as (keyof ImportCounts)[]) sum[key] += more[key] ?? 0;
  return sum;
}

function withRows(
  counts: ImportCounts,
  rows: readonly RegisterRow[],
  outcomes: readonly (RegisterOutcome | undefined)[],
): ImportCounts {
  const kinds = rows.map(({ reading }) => reading.kind);
  return plus(plus(counts, countOutcomes(outcomes)), {
    rows_read: rows.length,
    skipped: kinds.filter((kind) => kind === "totals").length,
    problems: kinds.filter((kind) => kind === "refused").length,
  });
}

/** What differs is counted when it is saved. */
function countOutcomes(outcomes: readonly (RegisterOutcome | undefined)[]): Partial<ImportCounts> {
  const found = { created: 0, updated: 0, unchanged: 0, repeated: 0, differs: 0 };
  for (const outcome of outcomes) if (outcome !== undefined) found[outcome] += 1;
  return { created: found.created, updated: found.updated, unchanged: found.unchanged + found.repeated };
}

function problemRows(
  runId: string,
  rows: readonly RegisterRow[],
  outcomes: readonly (RegisterOutcome | undefined)[],
  headingOf: (column: ColumnName) => string,
): ImportProblemsTable[] {
  return rows.flatMap(({ line, reading }, index) =>
    problemsOf(reading, outcomes[index]).map((problem) => problemRow(runId, line, problem, headingOf)),
  );
}

function problemsOf(reading: RegisterRow["reading"], outcome: RegisterOutcome | undefined): readonly RowProblem[] {
  if (reading.kind === "refused") return reading.problems;
  if (reading.kind !== "entry") return [];
  if (outcome !== "repeated") return reading.remarks;
  const { number } = reading.entry;
  return [...reading.remarks, { reason: "repeatedRow", column: "number", details: { number } }];
}

function missingColumns(runId: string, error: UnreadableRegister): ImportProblemsTable[] {
  if (!(error instanceof IncompleteRegister)) return [];
  return error.missing.map((column) =>
    problemRow(runId, error.line, { reason: "missingColumn", column: undefined, details: { column } }, () => ""),
  );
}

function problemRow(
  runId: string,
  line: number,
  { reason, column, details }: RowProblem,
  headingOf: (column: ColumnName) => string,
): ImportProblemsTable {
  return {
    id: newId(),
    run_id: runId,
    line,
    severity: isRefusal(reason) ? "refused" : "remark",
    column: column === undefined ? "" : headingOf(column),
    reason,
    details: JSON.stringify(details),
  };
}
