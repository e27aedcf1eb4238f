import { setImmediate as nextTurn } from "node:timers/promises";
import type { Day } from "#app/platform/day.ts";
import { judgeDayOrder } from "./day-order.ts";
import { refusalOfTrouble } from "./file-kind.ts";
import type { ColumnName } from "./register-columns.ts";
import { UnreadableRegister } from "./unreadable-register.ts";
import type { DayOrder } from "./register-moment.ts";
import type { TableHead, TablePortion } from "./register-table.server.ts";
import { textTrouble, type TextTrouble } from "./text-trouble.ts";
import { isTidyCell, tidyCell } from "./tidy-cell.ts";

/** After this number of rows the survey ends, if every proof so far says that the day comes first. */
const rowsOfSample = 20_000;
const proofsOfSample = 1000;

/**
 * Reads a register before any row is saved, for facts that only many rows show: the order of day and month, and whether
 * its letters are readable. Throws UnreadableRegister for a file that must not be saved row by row. `asked` is the
 * order chosen by a person; it is not checked.
 */
export async function surveyRegister(
  portions: AsyncIterable<TablePortion>,
  today: Day,
  asked: DayOrder | undefined,
): Promise<DayOrder> {
  const judge = judgeDayOrder(today);
  const letters = judgeLetters();
  let rows = 0;
  for await (const { head, records } of portions) {
    for (const { cells } of records) {
      if (cells === undefined) continue;
      rows += 1;
      letters.take(head, cells);
      if (asked === undefined) judge.take(daysOf(head, cells));
    }
    const { dayFirst, monthFirst } = judge.certain();
    if (rows >= rowsOfSample && (asked !== undefined || (dayFirst >= proofsOfSample && monthFirst === 0))) break;
    await nextTurn();
  }
  const trouble = letters.decide();
  if (trouble !== undefined) throw new UnreadableRegister(refusalOfTrouble[trouble]);
  if (asked !== undefined) return asked;
  const order = judge.decide();
  if (order === "month-first") throw new UnreadableRegister("monthFirst");
  if (order === "mixed") throw new UnreadableRegister("mixedDays");
  return order;
}

function daysOf({ columns }: TableHead, cells: readonly string[]) {
  const text = (name: ColumnName) => tidied(cells[columns.positions.get(name) ?? -1] ?? "");
  return {
    number: text("number"),
    receivedAt: text("receivedAt"),
    dueAt: text("dueAt"),
    finishedAt: text("finishedAt"),
  };
}

function tidied(cell: string): string {
  return isTidyCell.test(cell) || plainDay.test(cell) ? cell : tidyCell(cell);
}

/** A day with a time, as nearly all registers write it. */
const plainDay = /^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}$/;

const namedColumns = ["procedureName", "unit", "counter", "field", "channel", "state"] as const;

/** Counts the rows with broken letters; if they are half of the rows, the file was saved in a wrong way. */
function judgeLetters() {
  const found: Record<TextTrouble, number> = { brokenText: 0, doubleEncoded: 0, legacyFont: 0 };
  const known = new Map<string, TextTrouble | undefined>();
  let rows = 0;

  function troubleOf(cell: string): TextTrouble | undefined {
    if (known.has(cell)) return known.get(cell);
    if (known.size > 5000) known.clear();
    const trouble = textTrouble(cell);
    known.set(cell, trouble);
    return trouble;
  }

  return {
    take: ({ columns }: TableHead, cells: readonly string[]) => {
      if (!cells.some((cell) => cell !== "")) return;
      rows += 1;
      for (const name of namedColumns) {
        const trouble = troubleOf(cells[columns.positions.get(name) ?? -1] ?? "");
        if (trouble === undefined) continue;
        found[trouble] += 1;
        return;
      }
    },
    decide: (): TextTrouble | undefined => {
      const [worst] = (Object.entries(found) as [TextTrouble, number][]).sort(([, left], [, right]) => right - left);
      return worst !== undefined && worst[1] > 0 && worst[1] * 2 >= rows ? worst[0] : undefined;
    },
  };
}
