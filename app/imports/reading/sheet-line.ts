/** More rows than a sheet of Excel can have. */
const rowsOfSheet = 10_000_000;

/** The line of a row in a file of several sheets: one number, in the order of the sheets (from 0) and their rows. */
export function lineInSheet(sheet: number, row: number): number {
  return sheet * rowsOfSheet + row;
}

/** The sheet, from 0, and the row in it, from 1. */
export function sheetOfLine(line: number): { sheet: number; row: number } {
  return { sheet: Math.floor(line / rowsOfSheet), row: line % rowsOfSheet };
}
