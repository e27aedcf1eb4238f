import { readFileSync } from "node:fs";
import { addDays, dayFrom, daysBetween, type Day } from "#app/platform/day.ts";
import { chanceFrom } from "./demo-chance.ts";

const file = new URL("demo-register.csv", import.meta.url);
const dates = /\b(\d{2})\/(\d{2})\/(\d{4})\b/g;
const numberDates = /(?<=[hH]13\.18-)(\d{2})(\d{2})(\d{2})(?=-\d)/g;

/**
 * The demonstration's register as one-stop software would export it on `today`: the stored register moved by whole
 * weeks, so that weekdays stay weekdays and only promised days are in the future. Adds a column with the way each
 * result was returned.
 */
export function demoRegister(today: Day): string {
  const text = readFileSync(file, "utf8");
  const days = daysBetween(lastPastDay(text), addDays(today, -1));
  const shift = Math.floor(days / 7) * 7;
  return text
    .split("\r\n")
    .map(withWayOfReturn)
    .join("\r\n")
    .replace(dates, (_all, d: string, m: string, y: string) => written(moved(Number(y), m, d, shift)))
    .replace(numberDates, (_all, y: string, m: string, d: string) =>
      moved(2000 + Number(y), m, d, shift)
        .slice(2)
        .replaceAll("-", ""),
    );
}

/** Ways of return by form of submission; one that is listed twice is twice as frequent. */
const waysOfReturn: Readonly<Record<string, readonly string[]>> = {
  "Trực tiếp": [...times(17, "Trực tiếp"), ...times(2, "Bưu chính công ích"), "Trực tuyến"],
  "Trực tuyến toàn trình": [...times(17, "Trực tuyến"), ...times(2, "Bưu chính công ích"), "Trực tiếp"],
  "Trực tuyến một phần": [...times(9, "Trực tiếp"), ...times(7, "Trực tuyến"), ...times(4, "Bưu chính công ích")],
  "Bưu chính công ích": [...times(13, "Bưu chính công ích"), ...times(7, "Trực tiếp")],
};

function times(count: number, way: string): string[] {
  return Array.from({ length: count }, () => way);
}

/** Adds a cell to a line. It is derived from the line's STT, so that a repeated line gets the same value. */
function withWayOfReturn(line: string): string {
  if (line === "") return line;
  const { 0: ordinal = "", 8: finished = "", 9: channel = "" } = line.split(";");
  if (ordinal.endsWith("STT")) return `${line};Hình thức trả kết quả`;
  const way = finished === "" ? undefined : chanceFrom(Number(ordinal)).pick(waysOfReturn[channel] ?? []);
  return `${line};${way ?? ""}`;
}

function moved(year: number, month: string, dayOfMonth: string, shift: number): Day {
  const day = dayFrom(year, Number(month), Number(dayOfMonth));
  if (day === undefined) throw new Error(`the demonstration's register holds no day ${dayOfMonth}/${month}`);
  return addDays(day, shift);
}

function written(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** The first day of receipt in a register that `demoRegister` made. */
export function firstDayIn(register: string): Day | undefined {
  const days = register.split("\r\n").map((line) => dayWritten(line.split(";")[6]));
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function dayWritten(cell = ""): Day | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(cell);
  return match === null ? undefined : dayFrom(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** The latest day of receipt or result in the register (columns 7 and 9). */
function lastPastDay(text: string): Day {
  let last: Day | undefined;
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split(";");
    for (const cell of [cells[6], cells[8]]) {
      const day = dayWritten(cell);
      if (day !== undefined && (last === undefined || day > last)) last = day;
    }
  }
  if (last === undefined) throw new Error("the demonstration's register holds no day");
  return last;
}
