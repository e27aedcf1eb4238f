/** Separators of the cells of a row: Excel writes semicolons where the comma is the decimal sign, as in Vietnam. */
export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

/** A row of the file as cells. `line` is where it begins; the first line of the file is 1. */
export interface DelimitedRecord {
  line: number;
  /** Undefined if a quotation mark is opened and never closed. */
  cells: readonly string[] | undefined;
}

export interface RecordReader {
  /** Takes the next line, without its line break, and returns the rows it completes. */
  take: (line: string) => DelimitedRecord[];
  /** Says that there are no more lines. */
  end: () => DelimitedRecord[];
}

/** A quoted cell with more lines than this is treated as a stray quotation mark: only its first line is lost. */
const mostLinesOfRow = 20;

/**
 * Rows of delimiter-separated text (RFC 4180, any separator), for registers and calendars. Not a parser of all CSV,
 * because a stray quotation mark must cost one row and not the rest of the file, and a report needs the true lines.
 * `after` is the number of lines that stand before the first one taken, `mostLines` the longest quoted cell in lines.
 */
export function readRecords(separator: Separator, { after = 0, mostLines = mostLinesOfRow } = {}): RecordReader {
  let lineNumber = after;
  let open: { line: number; lines: string[] } | undefined;

  function take(text: string): DelimitedRecord[] {
    lineNumber += 1;
    if (open === undefined) return begin(text);
    open.lines.push(text);
    const cells = splitCells(open.lines.join("\n"), separator, false);
    if (cells === "broken" || (cells === "open" && open.lines.length >= mostLines)) return giveUpFirstLine();
    if (cells === "open") return [];
    const record = { line: open.line, cells };
    open = undefined;
    return [record];
  }

  function begin(text: string): DelimitedRecord[] {
    const cells = text.includes('"') ? splitCells(text, separator, true) : text.split(separator);
    if (typeof cells !== "string") return [{ line: lineNumber, cells }];
    open = { line: lineNumber, lines: [text] };
    return [];
  }

  /** The line that opened the quotation is given up; the lines after it are read again as rows of their own. */
  function giveUpFirstLine(): DelimitedRecord[] {
    if (open === undefined) return [];
    const { line, lines } = open;
    open = undefined;
    lineNumber = line;
    return [{ line, cells: undefined }, ...lines.slice(1).flatMap(take)];
  }

  return {
    take,
    end: () => {
      const rest: DelimitedRecord[] = [];
      while (open !== undefined) rest.push(...giveUpFirstLine());
      return rest;
    },
  };
}

type Split = readonly string[] | "open" | "broken";

/**
 * Splits a text into cells; "open" if a quoted one is not closed yet. A quotation mark counts only at the start of a
 * cell. On one line, text between the closing mark and the separator belongs to the cell; over several lines it shows
 * that the marks do not belong together ("broken").
 */
function splitCells(text: string, separator: Separator, isOneLine: boolean): Split {
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    const isQuoted = text.charCodeAt(from) === quotationMark;
    const cell = isQuoted ? quotedCell(text, from, separator) : plainCell(text, from, separator);
    if (cell === undefined) return "open";
    if (cell.hasTail && !isOneLine) return "broken";
    cells.push(cell.value);
    if (cell.end >= text.length) return cells;
    from = cell.end + 1;
  }
}

const quotationMark = 34;

interface Cell {
  value: string;
  /** Position of the next separator, or the length of the text. */
  end: number;
  /** Whether text follows the closing quotation mark. */
  hasTail: boolean;
}

function plainCell(text: string, from: number, separator: Separator): Cell {
  const found = text.indexOf(separator, from);
  const end = found === -1 ? text.length : found;
  return { value: text.slice(from, end), end, hasTail: false };
}

function quotedCell(text: string, from: number, separator: Separator): Cell | undefined {
  let closing = text.indexOf('"', from + 1);
  while (closing !== -1 && text.charCodeAt(closing + 1) === quotationMark) closing = text.indexOf('"', closing + 2);
  if (closing === -1) return undefined;
  const tail = plainCell(text, closing + 1, separator);
  const value = text.slice(from + 1, closing).replaceAll('""', '"') + tail.value;
  return { value, end: tail.end, hasTail: tail.value !== "" };
}
