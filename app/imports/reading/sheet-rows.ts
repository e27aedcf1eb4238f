import type { MergedCells } from "./merged-cells.ts";
import { UnreadableRegister } from "./unreadable-register.ts";
import {
  columnOf,
  lineOf,
  momentOf,
  numberText,
  unescaped,
  percentText,
  mostColumns,
  withZeroes,
  type DateSystem,
  type NumberFormat,
} from "./workbook-cell.ts";

/** Excel's own limit of rows. */
const mostRows = 1_048_576;
/** Excel's own limit of the characters of a cell. */
const longestText = 32_767;

/** What the tags of a part say, in document order; `text` is what stands between a tag and its end. */
export interface PartReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** What all sheets share: texts, how numbers are shown, and from when days are counted. */
export interface SheetFacts {
  texts: readonly string[];
  /** By index of the cell's format. */
  formats: readonly NumberFormat[];
  system: DateSystem;
}

/** Collects the text of `<t>`, of all runs together; without the pronunciation that East Asian editions add. */
export function textReader() {
  let text = "";
  let [isText, isPronunciation] = [false, false];
  return {
    open: (tag: string) => {
      if (tag === "t") isText = true;
      if (tag === "rPh") isPronunciation = true;
    },
    text: (more: string) => {
      if (isText && !isPronunciation) text += more;
    },
    close: (tag: string) => {
      if (tag === "t") isText = false;
      if (tag === "rPh") isPronunciation = false;
    },
    take: () => {
      const taken = unescaped(text);
      text = "";
      return taken;
    },
  };
}

/** Reads the tags of a sheet; `take` returns the lines read since it was last called. */
export type SheetRows = Required<PartReader> & { take: () => string };

/** Turns the tags of a sheet into lines. A row further down than the one after the last is preceded by empty lines. */
export function sheetRows(
  { texts, formats, system }: SheetFacts,
  merged: MergedCells,
  write: (cells: readonly string[]) => string = lineOf,
): SheetRows {
  let lines = "";
  let written = 0;
  let cells: string[] = [];
  let column = -1;
  let cell: { type: string; format: number } | undefined;
  let value = "";
  let isValue = false;
  const inline = textReader();
  const filledDown = merged.filler();

  function endCell({ type, format }: { type: string; format: number }): void {
    if (column < 0 || column >= mostColumns) return;
    while (cells.length < column) cells.push("");
    cells[column] = contentOf(type, format).slice(0, longestText);
  }

  function contentOf(type: string, format: number): string {
    const text = inline.take();
    if (type === "inlineStr") return text;
    if (type === "s") return texts[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "d") return value.replace("T", " ").replace(/(?::\d{2}(?:\.\d+)?)?Z?$/, "");
    if (type !== "n" || value === "") return unescaped(value);
    const shown = formats[format] ?? "plain";
    const moment = shown === "day" ? momentOf(Number(value), system) : undefined;
    if (moment !== undefined) return moment;
    if (shown === "percent") return percentText(value);
    return typeof shown === "object" ? withZeroes(numberText(value), shown) : numberText(value);
  }

  function beginRow(number: number): void {
    if (!Number.isInteger(number) || number <= written || number > mostRows) {
      throw new UnreadableRegister("brokenWorkbook");
    }
    lines += "\n".repeat(number - written - 1);
    written = number;
    cells = [];
    column = -1;
  }

  return {
    open: (tag, attributes) => {
      if (tag === "row") beginRow(attributes["r"] === undefined ? written + 1 : Number(attributes["r"]));
      else if (tag === "c") {
        column = attributes["r"] === undefined ? column + 1 : (columnOf(attributes["r"]) ?? mostColumns);
        cell = { type: attributes["t"] ?? "n", format: Number(attributes["s"] ?? 0) };
        value = "";
      } else if (tag === "v") isValue = true;
      else inline.open(tag);
    },
    text: (text) => {
      if (isValue) value += text;
      else inline.text(text);
    },
    close: (tag) => {
      if (tag === "v") isValue = false;
      else if (tag === "c" && cell !== undefined) {
        endCell(cell);
        cell = undefined;
      } else if (tag === "row") lines += `${write(filledDown(written, cells))}\n`;
      else inline.close(tag);
    },
    take: () => {
      const taken = lines;
      lines = "";
      return taken;
    },
  };
}
