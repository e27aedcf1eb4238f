import { setTimeout as pause } from "node:timers/promises";
import { inTransaction, type Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import type { ImportProblemsTable } from "#db/schema/import-problems.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type {
  DossierChange,
  Registration,
  RegisterEntry,
  RegisterOutcome,
} from "#app/dossiers/register/register-entry.ts";
import { findSimilarNames } from "#app/dossiers/register/register-organisation.server.ts";
import { matchWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { keepContacts, type RegisteredContact } from "#app/invitations/keep-contacts.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { nextPortion } from "#app/platform/portion-size.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { EntryRow } from "./postponed-changes.ts";
import {
  addCounts,
  emptyOutcome,
  hasTooManyRefused,
  isFileKept,
  noCounts,
  type ImportCounts,
  type ImportRules,
  type RunKind,
} from "./import-run.ts";
import { judgeRows } from "./judge-rows.ts";
import { bindRowCodes, withCodeProblems } from "#app/imports/codes/row-codes.server.ts";
import { inRepeatedTransaction, inRolledBackTransaction } from "./repeated-transaction.server.ts";
import {
  mostStoredProblems,
  problemsToStore,
  withReasons,
  type LinedProblem,
  type ReasonCounts,
} from "./stored-problems.ts";
import type { ColumnName } from "#app/imports/reading/register-columns.ts";
import type { FileHeader, RegisterRows } from "#app/imports/reading/read-register.server.ts";
import type { RegisterRow } from "#app/imports/reading/register-row.ts";
import { IncompleteRegister, type UnreadableRegister } from "#app/imports/reading/unreadable-register.ts";
import { isRefusal, type FileRefusal, type RowProblem } from "#app/imports/reading/row-problem.ts";
import { seenNumbers } from "./seen-numbers.ts";
import {
  closeEarlierRuns,
  forgetChanges,
  listForgettable,
  saveAdditions,
  saveChanges,
} from "./stored-changes.server.ts";
import { asTried, trialRows } from "./trial-rows.ts";

/** The run whose rows are saved, and how far its file is read. */
export interface RunTarget {
  runId: string;
  officeId: string;
  startedAt: Instant;
  /** Whether another process, or this one before a restart, has saved rows of the run already. */
  isResumed: boolean;
  kind: RunKind;
  rules: ImportRules;
  bytesRead: () => number;
}

export interface RegisterSaving {
  take: (portion: RegisterRows) => Promise<ImportCounts>;
  /** Why the run must end before its file does; undefined if it may continue. */
  mustStop: () => FileRefusal | undefined;
  /** Saves the postponed rows and closes the run; `digest` is the SHA-256 of the file. */
  finish: (digest: string) => Promise<SavedRun>;
  /** Closes a run that ends before its file does: what was read so far is saved. */
  stop: (reason: FileRefusal) => Promise<SavedRun>;
  /** Closes the run of a file that is no register. */
  fail: (error: UnreadableRegister) => Promise<SavedRun>;
}

export interface SavedRun {
  counts: ImportCounts;
  /** Why the run failed; undefined if it did not. */
  failure: FileRefusal | undefined;
}

/** Rows of a register that are saved in one transaction. */
const portionBounds = { first: 1000, smallest: 250, largest: 5000 };
/** Pause between two transactions, in which other writers continue. */
const pauseMilliseconds = 2;
/** The changes of a trial that its page shows. */
const mostSamples = 200;
/** Largest number of postponed dossiers; each takes a few hundred bytes until the end of the file. */
const mostPostponed = 100_000;
/** Up to this number of different names of units and counters are compared for similarity. */
const mostNames = 2000;

/** Saves the rows of one run, some thousand a transaction, together with their problems and the run's progress. */
export function saveRegister(context: Context, run: RunTarget): RegisterSaving {
  const postponed = new Map<string, EntryRow>();
  const seen = seenNumbers();
  const names = { units: new Map<string, number>(), counters: new Map<string, number>() };
  const moves = run.rules.moves ?? "refuse";
  const trial = run.kind === "trial" ? trialRows(moves === "accept") : undefined;
  const triedCodes = trial === undefined ? undefined : new Map<string, string>();
  const binding = { officeId: run.officeId, at: run.startedAt, runId: run.runId, tried: triedCodes };
  let samples = 0;
  let fieldCounts: Readonly<Record<string, number>> = {};
  let hasSaved = false;
  let portionSize = portionBounds.first;
  let counts = noCounts;
  let reasons: ReasonCounts = {};
  let waiting: RegisterRow[] = [];
  let isStopAsked = false;
  let sheets: readonly string[] = [];
  let header: Partial<FileHeader> = {};
  let headingOf: (column: ColumnName) => string = () => "";

  async function saveRows(rows: readonly RegisterRow[]): Promise<void> {
    const entries = rows.flatMap(({ reading }) => (reading.kind === "entry" ? [reading.entry] : []));
    const begin = performance.now();
    const judgeFrom = (registration: Registration) =>
      judgeRows(rows, registration, {
        postponed,
        lineOf: seen.lineOf,
        isResumed: run.isResumed && trial === undefined,
      });
    const tried =
      trial === undefined ? undefined : judgeFrom(asTried(trial, entries, await tryOut(entries, "compare")));
    const judged = await inRepeatedTransaction(context.db, async (tx) => {
      const codes = await bindRowCodes(tx, binding, rows);
      const judgement = tried ?? judgeFrom(await register(tx, entries, "compare"));
      const found = await withCodeProblems(tx, judgement.problems, codes);
      const problems = rows.flatMap(({ line }, index) =>
        (found[index] ?? []).map((problem): LinedProblem => ({ line, problem })),
      );
      await saveRefused(tx, rows);
      if (trial === undefined) await keepContacts(context, tx, run.officeId, contactsOf(rows, judgement.problems));
      const saved = await saveProgress(tx, addCounts(counts, judgement.counts), problems);
      return { judgement, ...saved };
    });
    ({ counts, reasons, isStopAsked } = judged);
    await countWaiting(entries);
    hasSaved ||= trial === undefined && counts.created > 0;
    portionSize = nextPortion(portionSize, performance.now() - begin, portionBounds);
    for (const [number, row] of judged.judgement.postponed) postponed.set(number, row);
    for (const [number, line] of judged.judgement.lines) seen.note(number, line);
    noteNames(rows);
    if (postponed.size > mostPostponed) await savePostponed();
    await pause(pauseMilliseconds);
  }

  /** Counts the ratings that citizens gave before their dossiers were in the register. */
  async function countWaiting(entries: readonly RegisterEntry[]): Promise<void> {
    if (trial !== undefined) return;
    await matchWaiting(context, { officeId: run.officeId, numbers: entries.map(({ number }) => number) });
  }

  /** Registers entries and stores what that changed. */
  async function register(
    tx: Tx,
    entries: readonly RegisterEntry[],
    changes: "save" | "compare",
  ): Promise<Registration> {
    const registration = await registerDossiers(tx, run.officeId, entries, run.startedAt, {
      changes,
      moves,
      runId: run.runId,
    });
    const isSaved = registration.outcomes.some((outcome) => outcome === "created" || outcome === "updated");
    if (isSaved && !hasSaved) await closeEarlierRuns(tx, run.officeId, run.runId);
    await saveAdditions(tx, run.runId, registration.added);
    // A dossier that the run itself has created is removed as a whole.
    const others = registration.changes.filter(({ createdAt }) => createdAt !== run.startedAt);
    await saveChanges(tx, run.runId, others);
    return registration;
  }

  /** What registering the entries would do. */
  function tryOut(entries: readonly RegisterEntry[], changes: "save" | "compare"): Promise<Registration> {
    return inRolledBackTransaction(context.db, (tx) =>
      registerDossiers(tx, run.officeId, entries, run.startedAt, { changes, moves, runId: run.runId, isTrial: true }),
    );
  }

  async function saveSample(tx: Tx, changes: readonly DossierChange[]): Promise<void> {
    await saveChanges(tx, run.runId, changes.slice(0, Math.max(0, mostSamples - samples)));
  }

  /** Stores the cells of refused rows, of as many as problems are stored. */
  async function saveRefused(tx: Tx, rows: readonly RegisterRow[]): Promise<void> {
    const left = mostStoredProblems - counts.problems;
    const refused = rows.flatMap(({ line, reading }) =>
      reading.kind === "refused" && reading.cells !== undefined ? [{ line, cells: JSON.stringify(reading.cells) }] : [],
    );
    const added = refused.slice(0, Math.max(0, left)).map((row) => ({ run_id: run.runId, ...row }));
    await insertRows(tx, "refused_rows", added);
  }

  function noteNames(rows: readonly RegisterRow[]): void {
    for (const { line, reading } of rows) {
      if (reading.kind !== "entry") continue;
      const { unit, counter } = reading.entry;
      if (unit !== null && names.units.size < mostNames && !names.units.has(unit)) names.units.set(unit, line);
      if (counter !== null && names.counters.size < mostNames && !names.counters.has(counter))
        names.counters.set(counter, line);
    }
  }

  async function savePostponed(): Promise<void> {
    const changed = [...postponed.values()];
    postponed.clear();
    for (let from = 0; from < changed.length;) {
      const part = changed.slice(from, from + portionSize);
      from += part.length;
      const begin = performance.now();
      const entries = part.map(({ entry }) => entry);
      const tried = trial === undefined ? undefined : await tryOut(entries, "save");
      const saved = await inRepeatedTransaction(context.db, async (tx) => {
        const registration = tried ?? (await register(tx, entries, "save"));
        if (tried !== undefined) await saveSample(tx, tried.changes);
        const outcomes = trial?.judgePostponed(entries, registration.outcomes) ?? registration.outcomes;
        const fields = withFields(fieldCounts, registration.changes);
        const sum = addCounts(counts, countPostponed(outcomes));
        const progress = await saveProgress(tx, sum, movedMeanwhile(part, outcomes), fields);
        return { ...progress, fields, changes: registration.changes.length };
      });
      ({ counts, reasons, isStopAsked, fields: fieldCounts } = saved);
      await countWaiting(entries);
      samples += saved.changes;
      hasSaved ||= trial === undefined;
      portionSize = nextPortion(portionSize, performance.now() - begin, portionBounds);
      await pause(pauseMilliseconds);
    }
  }

  interface Progress {
    counts: ImportCounts;
    reasons: ReasonCounts;
    isStopAsked: boolean;
  }

  async function saveProgress(
    tx: Tx,
    sum: ImportCounts,
    problems: readonly LinedProblem[],
    fields = fieldCounts,
  ): Promise<Progress> {
    await insertRows(tx, "import_problems", problemsToStore(reasons, problems).map(problemRow));
    const allReasons = withReasons(reasons, problems);
    const { stop_asked_at } = await tx
      .updateTable("import_runs")
      .set({ ...progress(sum), problem_counts: JSON.stringify(allReasons), field_counts: JSON.stringify(fields) })
      .where("id", "=", run.runId)
      .returning("stop_asked_at")
      .executeTakeFirstOrThrow();
    return { counts: sum, reasons: allReasons, isStopAsked: stop_asked_at !== null };
  }

  function progress(current: ImportCounts) {
    const reading = { bytes_read: run.bytesRead(), sheets: JSON.stringify(sheets), header: JSON.stringify(header) };
    return { ...reading, progress_at: context.clock.now(), ...current };
  }

  function problemRow({ line, problem }: LinedProblem): ImportProblemsTable {
    const { reason, column, details } = problem;
    return {
      id: newId(),
      run_id: run.runId,
      line,
      severity: isRefusal(reason) ? "refused" : "remark",
      column: column === undefined ? "" : headingOf(column),
      reason,
      details: JSON.stringify(details),
    };
  }

  async function noteSimilarNames(): Promise<void> {
    const problems: LinedProblem[] = [];
    for (const [table, column] of [
      ["units", "unit"],
      ["counters", "counter"],
    ] as const) {
      const lines = names[table];
      for (const { name, others } of await findSimilarNames(context.db, table, run.officeId, [...lines.keys()])) {
        const details = { text: name, expected: others.join("”, “") };
        problems.push({ line: lines.get(name) ?? 0, problem: { reason: "similarName", column, details } });
      }
    }
    if (problems.length === 0) return;
    ({ reasons } = await inTransaction(context.db, (tx) => saveProgress(tx, counts, problems)));
  }

  /** Closes the run; its file is not needed afterwards. */
  async function close(failure: FileRefusal | undefined, digest: string): Promise<SavedRun> {
    if (trial !== undefined) await inTransaction(context.db, (tx) => saveAdditions(tx, run.runId, trial.added()));
    const end =
      failure === undefined
        ? { finished_at: context.clock.now(), file_digest: digest }
        : { failed_reason: failure, file_digest: digest };
    await context.db
      .updateTable("import_runs")
      .set({ ...progress(counts), ...end, owner: null, ...(isFileKept(run.kind, failure) ? {} : { upload: null }) })
      .where("id", "=", run.runId)
      .execute();
    await forgetChanges(context.db, await listForgettable(context.db, run.officeId));
    return { counts, failure };
  }

  async function finish(digest: string, reason?: FileRefusal): Promise<SavedRun> {
    await savePostponed();
    await noteSimilarNames();
    return close(reason ?? emptyOutcome(counts), digest);
  }

  return {
    take: async (portion) => {
      ({ sheets, header } = portion);
      headingOf = (column) => portion.headings.get(column) ?? "";
      waiting = waiting.concat(portion.rows);
      let from = 0;
      while (waiting.length - from >= portionSize) {
        const rows = waiting.slice(from, from + portionSize);
        from += rows.length;
        await saveRows(rows);
        if (isStopAsked || hasTooManyRefused(counts)) break;
      }
      if (from > 0) waiting = waiting.slice(from);
      return counts;
    },
    mustStop: () => (isStopAsked ? "stopped" : hasTooManyRefused(counts) ? "tooManyRefused" : undefined),
    finish: async (digest) => {
      if (waiting.length > 0) await saveRows(waiting);
      return finish(digest, hasTooManyRefused(counts) ? "tooManyRefused" : undefined);
    },
    stop: (reason) => finish("", reason),
    fail: async (error) => {
      await inTransaction(context.db, (tx) => saveProgress(tx, counts, missingColumns(error)));
      return close(error.reason, "");
    },
  };
}

/** The contacts of rows that are saved; a refused row keeps none. */
function contactsOf(
  rows: readonly RegisterRow[],
  problems: readonly (readonly RowProblem[] | undefined)[],
): RegisteredContact[] {
  return rows.flatMap(({ reading }, index): RegisteredContact[] => {
    if (reading.kind !== "entry" || reading.contact === undefined) return [];
    if (problems[index]?.some(({ reason }) => isRefusal(reason)) === true) return [];
    return [{ entry: reading.entry, written: reading.contact }];
  });
}

/** Adds changed dossiers to the numbers by column. */
function withFields(
  counts: Readonly<Record<string, number>>,
  changes: readonly DossierChange[],
): Record<string, number> {
  const sum: Record<string, number> = { ...counts };
  for (const { after } of changes) for (const column of Object.keys(after)) sum[column] = (sum[column] ?? 0) + 1;
  return sum;
}

function countPostponed(outcomes: readonly RegisterOutcome[]): Partial<ImportCounts> {
  const of = (...wanted: RegisterOutcome[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  return {
    created: of("created"),
    updated: of("updated"),
    unchanged: of("unchanged", "repeated"),
    problems: of("moved"),
  };
}

/** Postponed rows whose dossier another import has moved since they were compared. */
function movedMeanwhile(rows: readonly EntryRow[], outcomes: readonly RegisterOutcome[]): LinedProblem[] {
  return rows.flatMap(({ line, entry }, index): LinedProblem[] => {
    if (outcomes[index] !== "moved") return [];
    return [{ line, problem: { reason: "movedDossier", column: "number", details: { number: entry.number } } }];
  });
}

function missingColumns(error: UnreadableRegister): LinedProblem[] {
  if (!(error instanceof IncompleteRegister)) return [];
  return error.missing.map((column) => ({
    line: error.line,
    problem: { reason: "missingColumn", column: undefined, details: { column } },
  }));
}
