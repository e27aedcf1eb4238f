import { createHash } from "node:crypto";
import type { Day } from "#app/platform/day.ts";
import {
  foldedHeading,
  shownHeadings,
  type ColumnName,
  type ColumnPositions,
  type ColumnProfiles,
  type RegisterColumns,
} from "./register-columns.ts";
import type { DayOrder } from "./register-moment.ts";
import { findContactColumns } from "#app/invitations/contact-columns.ts";
import type { RegisterWords } from "./register-words.ts";
import { type RegisterRow, rowReader } from "./register-row.ts";
import { readTable, type TableHead, type TablePortion } from "./register-table.server.ts";
import { quoted, type RowProblem } from "./row-problem.ts";
import { lineInSheet, type DateSystem } from "./workbook-cell.ts";
import { surveyRegister } from "./survey-register.server.ts";

export interface RegisterRows {
  rows: RegisterRow[];
  /** The file's own headings of the columns it has. */
  headings: ReadonlyMap<ColumnName, string>;
  /** The names of the sheets that are read, where there are several; `sheetOfLine` says which one a line is of. */
  sheets: readonly string[];
  header: FileHeader;
}

/** The header of a file and how it is read. */
export interface FileHeader {
  headings: readonly string[];
  columns: ColumnPositions;
  /** Whether a person told the columns of this header. */
  isTold: boolean;
}

/** A register being read. */
export interface RegisterReading {
  /** Throws UnreadableRegister if the file is no register. */
  portions: AsyncIterable<RegisterRows>;
  bytesRead: () => number;
  /** The SHA-256 of the whole file; available after the last portion. */
  digest: () => string;
}

/** How a register is to be read. */
export interface ReadingRules {
  /** The last day that can be a day of receipt or result. */
  today: Day;
  /** The order of days that a person chose; undefined if the file itself decides. */
  dayOrder: DayOrder | undefined;
  /** Words of the office that the product does not know. */
  words?: RegisterWords | undefined;
  /** What the office told about the columns of its registers. */
  profiles?: ColumnProfiles | undefined;
  /** Whether the office invites people to rate, so that contacts are read. */
  readsContacts?: boolean;
}

/** Opens a file from its beginning: its bytes, or a text made in memory. */
export type OpenFile = () => AsyncIterable<Uint8Array | string>;

/** A table of a file: all of it, or a sheet of a workbook. */
export interface OpenTable {
  /** The name of the sheet. */
  name: string;
  /** From when on a workbook counts its days; undefined for text, which is as Excel for Windows writes it. */
  system?: DateSystem | undefined;
  open: OpenFile;
}

/**
 * Reads a register twice: first a survey of the facts that only the whole file shows, then the rows one after the
 * other.
 */
export function readRegister(
  tables: readonly OpenTable[],
  rules: ReadingRules,
  passedOver: readonly string[] = [],
): RegisterReading {
  const digest = createHash("sha256");
  let bytesRead = 0;
  async function* countedBytes(open: OpenFile): AsyncGenerator<Buffer> {
    for await (const bytes of asBytes(open())) {
      digest.update(bytes);
      bytesRead += bytes.length;
      yield bytes;
    }
  }
  async function* portions(): AsyncGenerator<RegisterRows> {
    const order = await surveyRegister(allPortions(tables, rules.profiles), rules.today, rules.dayOrder);
    const sheets = tables.length > 1 ? tables.map(({ name }) => name) : [];
    for (const [index, { open, system }] of tables.entries()) {
      const notes = index === 0 ? passedOver : [];
      yield* readRows(countedBytes(open), { rules, order, system, sheets, index, notes });
    }
  }
  return { portions: portions(), bytesRead: () => bytesRead, digest: () => digest.digest("hex") };
}

async function* allPortions(
  tables: readonly OpenTable[],
  profiles: ColumnProfiles | undefined,
): AsyncGenerator<TablePortion> {
  for (const { open } of tables) yield* readTable(asBytes(open()), profiles);
}

async function* asBytes(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield Buffer.from(chunk);
}

interface TableRules {
  rules: ReadingRules;
  order: DayOrder;
  system: DateSystem | undefined;
  sheets: readonly string[];
  /** Which of the sheets is read. */
  index: number;
  /** The names of sheets that are not read. */
  notes: readonly string[];
}

async function* readRows(
  chunks: AsyncIterable<Buffer>,
  { rules: { today, words, profiles, readsContacts }, order, system, sheets, index, notes }: TableRules,
): AsyncGenerator<RegisterRows> {
  let readRow: ReturnType<typeof rowReader> | undefined;
  let headings = new Map<ColumnName, string>();
  let header: FileHeader = { headings: [], columns: {}, isTold: false };
  for await (const { head, records } of readTable(chunks, profiles)) {
    const rows: RegisterRow[] = [];
    if (readRow === undefined) {
      readRow = rowReader(
        head.columns,
        today,
        order,
        words,
        system,
        readsContacts === true ? findContactColumns(head.columns.header.map(foldedHeading)) : undefined,
      );
      headings = headingsOf(head.columns);
      header = headerOf(head.columns);
      const remarks = [...headerRemarks(head), ...notes.map(sheetRemark)];
      if (remarks.length > 0) rows.push({ line: lineInSheet(index, head.line), reading: { kind: "header", remarks } });
    }
    for (const record of records) {
      const reading = readRow(record);
      if (reading.kind !== "blank") rows.push({ line: lineInSheet(index, record.line), reading });
    }
    yield* portionsOf(rows).map((portion) => ({ rows: portion, headings, sheets, header }));
  }
}

/**
 * Rows that another process takes at once: one part of a file has some hundred rows of a register, and sixty thousand of
 * an absurd one with nearly empty lines, over which the server would stop for half a second.
 */
const mostRowsAtOnce = 1000;

function portionsOf(rows: readonly RegisterRow[]): RegisterRow[][] {
  const count = Math.max(1, Math.ceil(rows.length / mostRowsAtOnce));
  return Array.from({ length: count }, (_, index) => rows.slice(index * mostRowsAtOnce, (index + 1) * mostRowsAtOnce));
}

function headingsOf({ header, positions }: RegisterColumns): Map<ColumnName, string> {
  return new Map([...positions].map(([column, position]) => [column, header[position] ?? ""]));
}

function headerOf({ header, positions, isTold }: RegisterColumns): FileHeader {
  return { headings: shownHeadings(header), columns: Object.fromEntries(positions), isTold };
}

/** Remarks that name the columns whose headings are known but which are not read. */
function headerRemarks({ columns }: TableHead): RowProblem[] {
  return columns.passedOver.map(({ heading, name, readInstead }): RowProblem => {
    const details = { text: heading, column: name };
    return readInstead === undefined
      ? { reason: "ambiguousColumn", column: undefined, details }
      : { reason: "columnPassedOver", column: undefined, details: { ...details, expected: readInstead } };
  });
}

function sheetRemark(name: string): RowProblem {
  return { reason: "sheetPassedOver", column: undefined, details: { text: quoted(name) } };
}
