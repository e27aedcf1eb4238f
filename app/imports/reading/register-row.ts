import { dayInNumber, isUsualNumber, tidyNumber, type RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { likelyProcedureCode, procedureCodeOf } from "#app/dossiers/procedure-code.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";
import { addDays, yearOf, type Day } from "#app/platform/day.ts";
import { memoize } from "#app/platform/memoize.ts";
import { isFormulaError, isNoDay, isNoName } from "./none-words.ts";
import { frameReader } from "./register-frame.ts";
import { atTime, readMoment, serialDay, type DayOrder, type RegisterMoment } from "./register-moment.ts";
import type { DateSystem } from "./workbook-cell.ts";
import type { ColumnName, RegisterColumns } from "./register-columns.ts";
import type { DelimitedRecord } from "#app/platform/text/delimited-records.ts";
import { readChannel, readRatingCode, readReturnWay, readState, type RegisterWords } from "./register-words.ts";
import { contactCells, type ContactPositions } from "#app/invitations/contact-columns.ts";
import type { WrittenContact } from "#app/invitations/contact.ts";
import { textTrouble, type TextTrouble } from "./text-trouble.ts";
import { isTidyCell, tidyCell } from "./tidy-cell.ts";
import { quoted, type ProblemReason, type ProblemDetails, type RowProblem } from "./row-problem.ts";

/** The texts of a row by column. */
export type RowCells = Readonly<Partial<Record<ColumnName, string>>>;

export type RowReading =
  /** `ratingCode`: a code issued in advance that its dossier is to get, as stored. */
  | { kind: "entry"; entry: RegisterEntry; remarks: RowProblem[]; contact?: WrittenContact; ratingCode?: string }
  /** `cells`: the texts of the known columns; undefined where the cells may be in the wrong columns. */
  | { kind: "refused"; problems: RowProblem[]; cells?: RowCells }
  /** What was noticed about the header. */
  | { kind: "header"; remarks: RowProblem[] }
  /** The line of totals under the register, and the rest of a printed table's frame: sections, signatures, titles. */
  | { kind: "totals" }
  | { kind: "frame" }
  | { kind: "blank" };

/** The longest text of each column, in characters; a longer one belongs to another kind of file. */
const longest: Partial<Record<ColumnName, number>> = {
  number: 60,
  procedureCode: 40,
  procedureName: 600,
  field: 200,
  counter: 120,
  unit: 200,
};

/** The longest stored text of a cell of a refused row. */
const longestCell = 600;

/** Earlier years are typing errors in a register of today. */
const firstLikelyYear = 2000;

/**
 * Creates the reader of a file's rows. It reports every problem of a row, not only the first. `today` is the last
 * possible day of receipt or result; from `system` on the file counts days that are written as numbers. `contacts`: where
 * invitations find an address; undefined if none is to be read.
 */
export function rowReader(
  columns: RegisterColumns,
  today: Day,
  order: DayOrder = "day-first",
  words?: RegisterWords,
  system: DateSystem = 1900,
  contacts?: ContactPositions,
): (record: DelimitedRecord) => RowReading {
  const readers = cellReaders(columns, today, { order, system, words });
  const receivedAt = columns.positions.get("receivedAt") ?? -1;
  // A mere number may be a sum of the frame.
  const isMoment = (text: string) => !serialDay.test(text) && readers.momentOf(text) !== undefined;
  const frameOf = frameReader(columns, isMoment);
  const checkWidth = widthCheck(columns);

  return ({ cells }) => {
    if (cells === undefined) return { kind: "refused", problems: [problem("unclosedQuote", undefined)] };
    const hasDay = isMoment(readers.tidied(cells[receivedAt] ?? "").text);
    if (!hasDay && cells.every((cell) => readers.tidied(cell).text === "")) {
      return cells.some(hasZero) ? { kind: "refused", problems: [problem("zeroByte", undefined)] } : { kind: "blank" };
    }
    const frame = hasDay ? undefined : frameOf(cells);
    if (frame !== undefined) return { kind: frame };
    if (cells.some(hasZero)) return { kind: "refused", problems: [problem("zeroByte", undefined)] };
    const wrongWidth = checkWidth(cells);
    if (wrongWidth !== undefined) return { kind: "refused", problems: [wrongWidth] };
    const reading = readCells(new Row(readers, cells));
    const contact = contacts === undefined ? undefined : contactCells(cells, contacts);
    return reading.kind === "entry" && contact !== undefined ? { ...reading, contact } : reading;
  };
}

/** PostgreSQL stores no zero bytes, and the lost character cannot be known. */
function hasZero(cell: string): boolean {
  return cell.includes("\0");
}

/**
 * Some programs omit or add empty cells at the end of a row. So cells are out of place only if a row ends before its
 * last required cell or has texts beyond the header.
 */
function widthCheck({ header, positions }: RegisterColumns): (cells: readonly string[]) => RowProblem | undefined {
  const required = ["number", "procedureName", "procedureCode", "receivedAt", "channel"] as const;
  const fewest = Math.max(...required.map((name) => positions.get(name) ?? -1)) + 1;
  const width = header.length;
  return (cells) => {
    const hasMore = cells.length > width && cells.slice(width).some((cell) => !isNone(tidyCell(cell)));
    if (cells.length >= fewest && !hasMore) return undefined;
    return problem("columnCount", undefined, { found: String(cells.length), expected: String(width) });
  };
}

function isNone(text: string): boolean {
  return text === "" || isNoName(text);
}

/** A cell without invisible characters, and the problem of its letters. */
interface TidiedCell {
  text: string;
  trouble: TextTrouble | undefined;
}

/** The functions that read the cells of a file, created once for all rows. */
interface CellReaders {
  positions: ReadonlyMap<ColumnName, number>;
  tidied(cell: string): TidiedCell;
  isNoName(text: string): boolean;
  isNoDay(text: string): boolean;
  codeOf(text: string): string;
  channelOf(text: string): Channel | undefined;
  stateOf(text: string): DossierState | undefined;
  returnWayOf(text: string): ReturnWay | undefined;
  momentOf(text: string): RegisterMoment | undefined;
  today: Day;
}

function cellReaders(
  { positions }: RegisterColumns,
  today: Day,
  { order, system, words }: { order: DayOrder; system: DateSystem; words: RegisterWords | undefined },
): CellReaders {
  const rememberedTidy = memoize((cell: string) => ({ text: tidyCell(cell), trouble: textTrouble(cell) }));
  return {
    positions,
    tidied: (cell) => (isTidyCell.test(cell) ? { text: cell, trouble: undefined } : rememberedTidy(cell)),
    isNoName: memoize(isNoName),
    isNoDay: memoize(isNoDay),
    codeOf: memoize(procedureCodeOf),
    channelOf: memoize((text) => readChannel(text, words?.channel)),
    stateOf: memoize((text) => readState(text, words?.state)),
    returnWayOf: memoize((text) => readReturnWay(text, words?.returnedBy)),
    momentOf: memoize((text) => readMoment(text, order, system)),
    today,
  };
}

const dayColumns: ReadonlySet<ColumnName> = new Set(["receivedAt", "dueAt", "finishedAt"]);

/** The cells of one row, with the functions that read them. */
class Row {
  readonly read: CellReaders;
  readonly today: Day;
  readonly #cells: readonly string[];

  constructor(read: CellReaders, cells: readonly string[]) {
    this.read = read;
    this.today = read.today;
    this.#cells = cells;
  }

  /** Whether the file has the column at all. */
  has(name: ColumnName): boolean {
    return this.read.positions.has(name);
  }

  raw(name: ColumnName): string {
    return this.#cells[this.read.positions.get(name) ?? -1] ?? "";
  }

  /** The texts of all columns that the product reads, tidied and at most as long as a cell may be shown. */
  cells(): RowCells {
    const names = [...this.read.positions.keys()];
    return Object.fromEntries(names.map((name) => [name, this.tidied(name).text.slice(0, longestCell)]));
  }

  tidied(name: ColumnName): TidiedCell {
    return this.read.tidied(this.raw(name));
  }

  /** The text of a cell; empty if it contains a word or mark for "nothing". */
  text(name: ColumnName): string {
    return this.unlessNone(name, this.tidied(name).text);
  }

  unlessNone(name: ColumnName, text: string): string {
    return text === "" || this.saysNone(name, text) ? "" : text;
  }

  private saysNone(name: ColumnName, text: string): boolean {
    if (dayColumns.has(name)) return this.read.isNoDay(text);
    // Numbers are all different, so memoizing them is useless.
    return name === "number" ? !isUsualNumber(text) && isNoName(text) : this.read.isNoName(text);
  }
}

function readCells(row: Row): RowReading {
  const problems: RowProblem[] = [];
  const remarks: RowProblem[] = [];
  const text = (name: ColumnName) => checkedText(row, name, problems);
  const number = readNumber(row, problems, remarks);
  const code = readCode(row, text("procedureCode"), remarks);
  const name = text("procedureName");
  if (code === "") problems.push(problem("missing", "procedureCode"));
  if (name === "") problems.push(problem("missing", "procedureName"));
  const received = readReceived(row, problems, remarks);
  noteDayInNumber(row, number, received, remarks);
  const due = readLater(row, "dueAt", { reason: "dueBeforeReceipt", received }, problems, remarks);
  const finished = readLater(row, "finishedAt", { reason: "resultBeforeReceipt", received }, problems, remarks);
  noteFuture(row, "finishedAt", finished, problems, remarks);
  const channel = readRowChannel(row, problems);
  const state = stateOfRow(row, finished !== undefined, remarks);
  const returnedBy = readRowReturnWay(row, remarks);
  if (row.has("dueAt") && row.text("dueAt") === "") remarks.push(problem("noDueDay", "dueAt"));
  const ratingCode = readRatingCode(row.text("ratingCode"), remarks);
  const field = text("field");
  const counter = text("counter");
  const unit = text("unit");
  if (field === "" || counter === "" || unit === "") noteFormulaErrors(row, remarks);
  if (problems.length > 0 || received === undefined || channel === undefined) {
    return { kind: "refused", problems, cells: row.cells() };
  }
  const entry: RegisterEntry = {
    number,
    procedure: { code, name, field },
    channel,
    state,
    receivedAt: received.at,
    receivedOn: received.on,
    dueAt: due?.at ?? null,
    dueOn: due?.on ?? null,
    finishedAt: finished?.at ?? null,
    finishedOn: finished?.on ?? null,
    returnedBy,
    counter: counter === "" ? null : counter,
    unit: unit === "" ? null : unit,
  };
  return ratingCode === undefined ? { kind: "entry", entry, remarks } : { kind: "entry", entry, remarks, ratingCode };
}

function problem(reason: ProblemReason, column: ColumnName | undefined, details: ProblemDetails = {}): RowProblem {
  return { reason, column, details };
}

/** A register may be slightly ahead of this machine's day, as one for next year is; a later day is a typing error. */
const mostDaysAhead = 400;

function noteFuture(
  row: Row,
  column: ColumnName,
  moment: RegisterMoment | undefined,
  problems: RowProblem[],
  remarks: RowProblem[],
): void {
  if (moment === undefined || moment.on <= row.today) return;
  const details = { text: quoted(row.text(column)) };
  if (moment.on > addDays(row.today, mostDaysAhead)) problems.push(problem("farFuture", column, details));
  else remarks.push(problem("future", column, details));
}

/** A cell's text; a broken or much too long one is a problem of the row. */
function checkedText(row: Row, name: ColumnName, problems: RowProblem[]): string {
  const { text: written, trouble } = row.tidied(name);
  if (trouble !== undefined) problems.push(problem(trouble, name, { text: quoted(written) }));
  const text = row.unlessNone(name, written);
  const most = longest[name] ?? 0;
  if (text.length > most) problems.push(problem("tooLong", name, { most: String(most) }));
  return text;
}

/** A long number as spreadsheets show it: several dossiers would have the same. */
const shortenedNumber = /^\d(?:[.,]\d+)?E\+?\d+$/i;

function readNumber(row: Row, problems: RowProblem[], remarks: RowProblem[]): string {
  const written = checkedText(row, "number", problems);
  const number = tidyNumber(written);
  if (number === "") problems.push(problem("missing", "number"));
  else if (shortenedNumber.test(written))
    problems.push(problem("shortenedNumber", "number", { text: quoted(written) }));
  else if (!isUsualNumber(number)) remarks.push(problem("unusualNumber", "number", { number: quoted(number) }));
  if (number !== written) {
    remarks.push(problem("tidiedNumber", "number", { text: quoted(written), number: quoted(number) }));
  }
  return number;
}

/** A name that is an error value of a formula is stored as empty, with a remark. */
function noteFormulaErrors(row: Row, remarks: RowProblem[]): void {
  for (const name of ["field", "counter", "unit"] as const) {
    const { text } = row.tidied(name);
    if (/^[#=]/.test(text) && isFormulaError(text)) remarks.push(problem("formulaError", name, { text: quoted(text) }));
  }
}

/** Mã TTHC without spaces; a code of the national database that lost its last zero is completed. */
function readCode(row: Row, written: string, remarks: RowProblem[]): string {
  const code = row.read.codeOf(written);
  const likely = likelyProcedureCode(code);
  if (likely === code) return code;
  remarks.push(problem("codeWithoutZero", "procedureCode", { text: quoted(written), expected: likely }));
  return likely;
}

/** A dossier's number contains its day of receipt; a different day in the row gets a remark. */
function noteDayInNumber(row: Row, number: string, received: RegisterMoment | undefined, remarks: RowProblem[]): void {
  const named = dayInNumber(number);
  if (named === undefined || received === undefined || named === received.on) return;
  remarks.push(problem("dayUnlikeNumber", "receivedAt", { text: quoted(row.text("receivedAt")), number }));
}

type DayColumn = "receivedAt" | "dueAt" | "finishedAt";
const timeColumns = { receivedAt: "receivedTime", dueAt: "dueTime", finishedAt: "finishedTime" } as const;

/** A day with its time, which may stand in a column of its own. Undefined without a day, with a problem unless empty. */
function readDay(row: Row, name: DayColumn, problems: RowProblem[], remarks: RowProblem[]): RegisterMoment | undefined {
  const moment = readOneDay(row, name, problems);
  const time = timeColumns[name];
  if (moment === undefined || moment.timed || !row.has(time) || row.text(time) === "") return moment;
  const timed = atTime(moment, row.text(time));
  if (timed === undefined) remarks.push(problem("notATime", time, { text: quoted(row.text(time)) }));
  return timed ?? moment;
}

function readOneDay(row: Row, name: DayColumn, problems: RowProblem[]): RegisterMoment | undefined {
  const text = row.text(name);
  if (text === "") return undefined;
  const moment = row.read.momentOf(text);
  if (moment === undefined) problems.push(problem("notADay", name, { text: quoted(text) }));
  else if (yearOf(moment.on) < firstLikelyYear) problems.push(problem("unlikelyYear", name, { text: quoted(text) }));
  else return moment;
  return undefined;
}

function readReceived(row: Row, problems: RowProblem[], remarks: RowProblem[]): RegisterMoment | undefined {
  const received = readDay(row, "receivedAt", problems, remarks);
  if (row.text("receivedAt") === "") problems.push(problem("missing", "receivedAt"));
  noteFuture(row, "receivedAt", received, problems, remarks);
  return received;
}

/** A day that cannot be before the receipt; hours are compared only if both are written. */
function readLater(
  row: Row,
  name: "dueAt" | "finishedAt",
  { reason, received }: { reason: "dueBeforeReceipt" | "resultBeforeReceipt"; received: RegisterMoment | undefined },
  problems: RowProblem[],
  remarks: RowProblem[],
): RegisterMoment | undefined {
  const moment = readDay(row, name, problems, remarks);
  if (moment === undefined || received === undefined) return moment;
  const earlier = moment.timed && received.timed ? moment.at < received.at : moment.on < received.on;
  if (!earlier) return moment;
  problems.push(problem(reason, name, { text: quoted(row.text(name)), received: quoted(row.text("receivedAt")) }));
  return undefined;
}

function readRowChannel(row: Row, problems: RowProblem[]): Channel | undefined {
  const text = row.text("channel");
  const channel = row.read.channelOf(text);
  if (text === "") problems.push(problem("missing", "channel"));
  else if (channel === undefined) problems.push(problem("unknownChannel", "channel", { text: quoted(text) }));
  return channel;
}

/** An unknown way of return is stored as empty; the dossier still counts. */
function readRowReturnWay(row: Row, remarks: RowProblem[]): ReturnWay | null {
  const text = row.text("returnedBy");
  const way = row.read.returnWayOf(text);
  if (text !== "" && way === undefined) remarks.push(problem("unknownReturnWay", "returnedBy", { text: quoted(text) }));
  return way ?? null;
}

/** The state as written, unless the day of the result says otherwise: the day decides, and the row gets a remark. */
function stateOfRow(row: Row, hasResult: boolean, remarks: RowProblem[]): DossierState {
  const text = row.text("state");
  const state = row.read.stateOf(text);
  if (text !== "" && state === undefined) remarks.push(problem("unknownState", "state", { text: quoted(text) }));
  if (hasResult) {
    if (state === "returned") return state;
    if (state === "received" || state === "in-progress") {
      remarks.push(problem("resultDespiteState", "state", { text: quoted(text) }));
    }
    return "finished";
  }
  if (state === "finished" && row.has("finishedAt")) remarks.push(problem("finishedWithoutDay", "finishedAt"));
  return state ?? "in-progress";
}

/** A row of the register as read. */
export interface RegisterRow {
  /** The line on which it begins; the first line of the file is 1. */
  line: number;
  reading: Exclude<RowReading, { kind: "blank" }>;
}
