import { readFileSync } from "node:fs";
import { addDays, dayFrom, daysBetween, type Day } from "#app/platform/day.ts";

const file = new URL("demo-register.csv", import.meta.url);
const dates = /\b(\d{2})\/(\d{2})\/(\d{4})\b/g;
const numberDates = /(?<=[hH]13\.18-)(\d{2})(\d{2})(\d{2})(?=-\d)/g;

/**
 * The demonstration's register as one-stop software would export it on `today`: the kept register moved by whole
 * weeks, so that weekdays stay weekdays and nothing in it lies in the future except promised days.
 */
export function demoRegister(today: Day): string {
  const text = readFileSync(file, "utf8");
  const days = daysBetween(lastPastDay(text), addDays(today, -1));
  const shift = Math.floor(days / 7) * 7;
  return text
    .replace(dates, (_all, d: string, m: string, y: string) => written(moved(Number(y), m, d, shift)))
    .replace(numberDates, (_all, y: string, m: string, d: string) =>
      moved(2000 + Number(y), m, d, shift)
        .slice(2)
        .replaceAll("-", ""),
    );
}

function moved(year: number, month: string, dayOfMonth: string, shift: number): Day {
  const day = dayFrom(year, Number(month), Number(dayOfMonth));
  if (day === undefined) throw new Error(`the demonstration's register holds no day ${dayOfMonth}/${month}`);
  return addDays(day, shift);
}

function written(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** The latest day of receipt or result in the register (columns 7 and 9). */
function lastPastDay(text: string): Day {
  let last: Day | undefined;
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split(";");
    for (const cell of [cells[6], cells[8]]) {
      const match = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(cell ?? "");
      const day = match === null ? undefined : dayFrom(Number(match[3]), Number(match[2]), Number(match[1]));
      if (day !== undefined && (last === undefined || day > last)) last = day;
    }
  }
  if (last === undefined) throw new Error("the demonstration's register holds no day");
  return last;
}
