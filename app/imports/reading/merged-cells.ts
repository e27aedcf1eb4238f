import { columnOf, mostColumns } from "./workbook-cell.ts";

/** The ranges of cells that a sheet shows as one. */
export interface MergedCells {
  /** Takes the next bytes of the sheet's part. */
  take: (bytes: Buffer) => void;
  /**
   * Creates the function that is told all rows in their order and returns each with the texts of the ranges that began
   * above it: a range has its text in its first row only.
   */
  filler: () => (row: number, cells: string[]) => string[];
}

interface MergedColumn {
  column: number;
  last: number;
}

/** A register of a hundred thousand rows with a merged cell in each has as many. */
const mostRanges = 200_000;
/** Longer than the tag of one range. */
const longestTag = 200;
const range = /mergeCell\s[^<>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g;

export function mergedCells(): MergedCells {
  /** By the first row. Ranges of one row say nothing: their cells to the right are empty in the file, too. */
  const byRow = new Map<number, MergedColumn[]>();
  let ranges = 0;
  let rest = "";

  function add(letters: string, first: number, last: number): void {
    const column = columnOf(`${letters}1`) ?? mostColumns;
    if (last <= first || column >= mostColumns || ranges >= mostRanges) return;
    ranges += 1;
    const known = byRow.get(first);
    if (known === undefined) byRow.set(first, [{ column, last }]);
    else known.push({ column, last });
  }

  return {
    take: (bytes) => {
      let [text, after] = [rest, 0];
      // Nearly all bytes of a sheet are cells, which need not become text.
      if (rest !== "" || bytes.includes("mergeCell")) text += bytes.toString("latin1");
      else text = bytes.subarray(-longestTag).toString("latin1");
      for (const match of text.matchAll(range)) {
        add(match[1] ?? "", Number(match[2]), Number(match[3]));
        after = match.index + match[0].length;
      }
      const last = text.lastIndexOf("<");
      // A tag that is cut between two portions.
      rest = last >= after && text.length - last < longestTag && !text.includes(">", last) ? text.slice(last) : "";
    },
    filler: () => fillDown(byRow),
  };
}

function fillDown(byRow: ReadonlyMap<number, readonly MergedColumn[]>): (row: number, cells: string[]) => string[] {
  const open = new Map<number, { text: string; last: number }>();
  return (row, cells) => {
    if (open.size > 0 && cells.some((cell) => cell !== "")) {
      for (const [column, { text, last }] of open) {
        if (row > last) open.delete(column);
        else if ((cells[column] ?? "") === "") {
          while (cells.length < column) cells.push("");
          cells[column] = text;
        }
      }
    }
    for (const { column, last } of byRow.get(row) ?? []) open.set(column, { text: cells[column] ?? "", last });
    return cells;
  };
}
