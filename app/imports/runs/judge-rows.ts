import type { Registration, RegisterOutcome, RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { codeWithZeroes, isLikelyShort } from "#app/dossiers/procedure-code.ts";
import { saysTheSame, type EntryRow } from "./postponed-changes.ts";
import { noCounts, type ImportCounts } from "./import-run.ts";
import type { RegisterRow } from "#app/imports/reading/register-row.ts";
import type { ProblemDetails, ProblemReason, RowProblem } from "#app/imports/reading/row-problem.ts";

/** What the file contained before a batch of its rows. */
export interface EarlierRows {
  postponed: ReadonlyMap<string, EntryRow>;
  lineOf: (number: string) => number | undefined;
  /** Whether the run was started before: the dossiers created then are its own. */
  isResumed: boolean;
}

export interface RowsJudgement {
  /** The problems of each row, in the order of the rows. */
  problems: (readonly RowProblem[])[];
  /** Counts of rows by outcome. Postponed rows are counted when they are saved or replaced. */
  counts: ImportCounts;
  /** Newly postponed rows, by dossier number. */
  postponed: ReadonlyMap<string, EntryRow>;
  /** The last line of each number in the batch. */
  lines: ReadonlyMap<string, number>;
}

/** Returns the problems and counts of a batch of rows whose entries were registered with `changes: "compare"`. */
export function judgeRows(
  rows: readonly RegisterRow[],
  { outcomes, storedCode, isRetired }: Registration,
  earlier: EarlierRows,
): RowsJudgement {
  const counts = { ...noCounts };
  const postponed = new Map<string, EntryRow>();
  const lines = new Map<string, number>();
  const next = outcomes.values();

  const problems = rows.map(({ line, reading }): readonly RowProblem[] => {
    if (reading.kind === "header") return reading.remarks;
    counts.rows_read += 1;
    if (reading.kind === "refused") {
      counts.problems += 1;
      return reading.problems;
    }
    if (reading.kind !== "entry") {
      counts.skipped += 1;
      return [];
    }
    const outcome = next.next().value ?? "unchanged";
    return [...reading.remarks, ...codeRemarks(reading.entry), ...take({ line, entry: reading.entry }, outcome)];
  });

  function take(row: EntryRow, outcome: RegisterOutcome): readonly RowProblem[] {
    const { number } = row.entry;
    if (outcome === "moved") {
      counts.problems += 1;
      return [{ reason: "movedDossier", column: "number", details: { number } }];
    }
    const before = postponed.get(number) ?? earlier.postponed.get(number);
    const seenOn = lines.get(number) ?? earlier.lineOf(number);
    lines.set(number, row.line);
    if (before !== undefined) {
      // The row that is replaced has had no effect.
      counts.unchanged += 1;
      postponed.set(number, row);
      return [repetition(row, before.line, saysTheSame(before.entry, row.entry))];
    }
    if (outcome === "differs") postponed.set(number, row);
    else counts[countOf(outcome, seenOn)] += 1;
    return seenOn === undefined ? [] : [repetition(row, seenOn, outcome !== "differs")];
  }

  function countOf(outcome: RegisterOutcome, seenOn: number | undefined): "created" | "unchanged" {
    if (outcome === "created") return "created";
    return outcome === "repeated" && seenOn === undefined && earlier.isResumed ? "created" : "unchanged";
  }

  function codeRemarks({ procedure }: RegisterEntry): readonly RowProblem[] {
    const problems: RowProblem[] = [];
    const add = (reason: ProblemReason, details: ProblemDetails) =>
      problems.push({ reason, column: "procedureCode", details });
    const stored = storedCode(procedure.code);
    const whole = codeWithZeroes(procedure.code);
    if (stored !== undefined) add("codeWithoutZero", { text: procedure.code, expected: stored });
    else if (whole !== undefined && isLikelyShort(procedure.code))
      add("shortCode", { text: procedure.code, expected: whole });
    if (isRetired(procedure.code)) add("retiredProcedure", { text: procedure.code });
    return problems;
  }

  return { problems, counts, postponed, lines };
}

function repetition({ entry }: EntryRow, line: number, isSame: boolean): RowProblem {
  const reason = isSame ? "repeatedRow" : "contradictsEarlierRow";
  return { reason, column: "number", details: { number: entry.number, line: String(line) } };
}
