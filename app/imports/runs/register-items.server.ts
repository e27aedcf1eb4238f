import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import { tidyNumber, type RegisterEntry, type RegisterOutcome } from "#app/dossiers/register/register-entry.ts";
import { channels, type Channel } from "#app/dossiers/dossier.ts";
import { columnNames, type RegisterColumns } from "#app/imports/reading/register-columns.ts";
import { rowReader, type RegisterRow, type RowCells } from "#app/imports/reading/register-row.ts";
import { isRefusal, isUnboundCode, type RowProblem } from "#app/imports/reading/row-problem.ts";
import { bindRowCodes, withCodeProblems } from "#app/imports/codes/row-codes.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { matchWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { wordsOf } from "#app/imports/profiles/register-word.ts";
import { listRegisterWords } from "#app/imports/profiles/register-words.server.ts";
import { judgeRows } from "./judge-rows.ts";
import { inRepeatedTransaction } from "./repeated-transaction.server.ts";

/** What became of one dossier that other software sent. */
export interface RegisteredItem {
  /** As it is stored; empty if there was none. */
  number: string;
  outcome: "created" | "updated" | "unchanged" | "refused";
  /** Why it was refused. */
  problems: RowProblem[];
  /** What was noticed about a dossier that is stored. */
  remarks: RowProblem[];
}

/** A register with every column the product reads, in this order. */
const allColumns: RegisterColumns = {
  positions: new Map(columnNames.map((name, position) => [name, position])),
  header: columnNames,
  passedOver: [],
  isTold: false,
  words: new Set(),
};

/** The product's own words for the channels, beside those of one-stop software and of the office. */
const ownWords: Record<string, Channel> = Object.fromEntries(channels.map((channel) => [channel, channel]));

/**
 * Registers dossiers that other software sends one by one: read and judged like the rows of a register, and saved by the
 * same code, in one transaction. A refused dossier keeps no other one from being saved. At most some thousand at a time.
 * Unlike a row of a register, a dossier whose code issued in advance cannot be bound is refused: its sender hears so at
 * once, and sends it again with the right code or with none.
 */
export async function registerItems(
  context: Context,
  officeId: string,
  items: readonly RowCells[],
): Promise<RegisteredItem[]> {
  const now = context.clock.now();
  const told = wordsOf(await listRegisterWords(context.db, officeId));
  const words = { ...told, channel: { ...ownWords, ...told.channel } };
  const read = rowReader(allColumns, dayOf(now), "day-first", words);
  const rows = items.map((cells, index): RegisterRow => {
    const reading = read({ line: index + 1, cells: columnNames.map((name) => cells[name] ?? "") });
    return { line: index + 1, reading: reading.kind === "entry" || reading.kind === "refused" ? reading : noDossier };
  });
  const { taken, registration, problems } = await inRepeatedTransaction(context.db, async (tx) => {
    const codes = await bindRowCodes(tx, { officeId, at: now, runId: undefined }, rows);
    const taken = rows.map((row, index) => withCode(row, codes.problems.get(index)));
    const registration = await registerDossiers(tx, officeId, entriesOf(taken), now);
    const first = { postponed: new Map(), lineOf: () => undefined, isResumed: false };
    const judged = judgeRows(taken, registration, first);
    const problems = await withCodeProblems(tx, judged.problems, { bound: codes.bound, problems: new Map() });
    return { taken, registration, problems };
  });
  await matchWaiting(context, { officeId, numbers: entriesOf(taken).map(({ number }) => number) });
  const outcomes = registration.outcomes.values();
  return taken.map(({ reading }, index) => {
    const found = problems[index] ?? [];
    const number = reading.kind === "entry" ? reading.entry.number : tidyNumber(items[index]?.number ?? "");
    const outcome = reading.kind === "entry" ? outcomeOf(outcomes.next().value) : "refused";
    const isProblem = ({ reason }: RowProblem) => isRefusal(reason) || isUnboundCode(reason);
    return {
      number,
      outcome,
      problems: found.filter(isProblem),
      remarks: outcome === "refused" ? [] : found.filter((one) => !isProblem(one)),
    };
  });
}

/** A row as it is, or refused because its code cannot be bound. */
function withCode(row: RegisterRow, problem: RowProblem | undefined): RegisterRow {
  if (row.reading.kind !== "entry") return row;
  const found = problem ?? row.reading.remarks.find(({ reason }) => isUnboundCode(reason));
  return found === undefined ? row : { line: row.line, reading: { kind: "refused", problems: [found] } };
}

function entriesOf(rows: readonly RegisterRow[]): RegisterEntry[] {
  return rows.flatMap(({ reading }) => (reading.kind === "entry" ? [reading.entry] : []));
}

/** An item that a register would take for a line of totals or for a blank one. */
const noDossier: RegisterRow["reading"] = {
  kind: "refused",
  problems: [{ reason: "missing", column: "receivedAt", details: {} }],
};

function outcomeOf(outcome: RegisterOutcome | undefined): RegisteredItem["outcome"] {
  if (outcome === "created" || outcome === "updated") return outcome;
  return outcome === "moved" ? "refused" : "unchanged";
}
