import { tableSize, type ReportTable } from "./report-document.ts";

/** The widths of letters of the font as shares of its size: capitals and bold heads are wider. */
const letter = 0.5;
const capital = 0.68;
const boldLetter = 0.6;
/** Points that a cell keeps free at both sides together, lines included. */
const cellPadding = 10;
/** Longer words are broken. */
const longestWord = 24;

/**
 * The widths of a table's columns as shares of its width, which is given in points; together they are 1. No column is
 * narrower than its longest word; short texts stay on one line, and the columns with long ones share what is left by the
 * square root of their lengths, so that they need about as many lines as the others.
 */
export function columnShares(table: ReportTable, width: number): number[] {
  const needs = table.columns.map((_, at) => needOf(table, at));
  const widths = widthsAt(needs, levelFor(needs, width));
  const whole = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => one / whole);
}

interface Need {
  /** Points for the longest word. */
  least: number;
  /** Points for the longest text on one line; heads may take two. */
  most: number;
}

/** The widths of the columns when those with long texts get `level` points for each root of a point that they wish for. */
function widthsAt(needs: readonly Need[], level: number): number[] {
  return needs.map(({ least, most }) => Math.min(most, Math.max(least, level * Math.sqrt(most))));
}

/** The level at which the columns fill the width, found by halving; more than any column wishes for if all have room. */
function levelFor(needs: readonly Need[], width: number): number {
  let low = 0;
  let high = Math.max(1, ...needs.map(({ most }) => Math.sqrt(most)));
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    const sum = widthsAt(needs, middle).reduce((whole, one) => whole + one, 0);
    if (sum > width) high = middle;
    else low = middle;
  }
  return high;
}

function needOf(table: ReportTable, at: number): Need {
  const size = tableSize(table);
  const head = table.columns[at]?.title ?? "";
  const texts = [...table.rows, ...(table.total === undefined ? [] : [table.total])].map((row) => row[at] ?? "");
  const word = texts.reduce((longest, text) => Math.max(longest, longestWordIn(text)), 0);
  const text = texts.reduce((longest, one) => Math.max(longest, widthOf(one)), 0);
  const headWord = Math.max(...head.split(/\s+/u).map(({ length }) => length)) * boldLetter;
  const least = Math.max(Math.min(word, longestWord * letter), headWord);
  const most = Math.max(least, text, (head.length / 2) * boldLetter);
  return { least: size * least + cellPadding, most: size * most + cellPadding };
}

function longestWordIn(text: string): number {
  return text.split(/\s+/u).reduce((longest, word) => Math.max(longest, widthOf(word)), 0);
}

/** The width of a text on one line, in sizes of the font. */
function widthOf(text: string): number {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return text.length * letter + capitals * (capital - letter);
}
