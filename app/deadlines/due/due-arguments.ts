import type { Day } from "#app/platform/day.ts";
import { workingDaysToAnswer } from "./due-on.ts";
import { readTypedDay, readWorkingDays } from "./typed-day.ts";

export interface DueArguments {
  received: Day[];
  workingDays: number;
  json: boolean;
}

export type DueArgumentProblem =
  { reason: "no-day" | "wrong-days" } | { reason: "wrong-day" | "unknown-option"; typed: string };

/** Reads the words after `npm run due --`: days, `--days N`, `--json`, in any order. */
export function readDueArguments(
  words: readonly string[],
): { ok: true; asked: DueArguments } | { ok: false; problem: DueArgumentProblem } {
  const asked: DueArguments = { received: [], workingDays: workingDaysToAnswer, json: false };
  const rest = words.values();
  for (const word of rest) {
    if (word === "--json") asked.json = true;
    else if (word === "--days" || word.startsWith("--days=")) {
      const typed = word === "--days" ? (rest.next().value ?? "") : word.slice("--days=".length);
      const workingDays = readWorkingDays(typed);
      if (workingDays === undefined) return { ok: false, problem: { reason: "wrong-days" } };
      asked.workingDays = workingDays;
    } else if (word.startsWith("-")) return { ok: false, problem: { reason: "unknown-option", typed: word } };
    else {
      const received = readTypedDay(word);
      if (received === undefined) return { ok: false, problem: { reason: "wrong-day", typed: word } };
      asked.received.push(received);
    }
  }
  return asked.received.length === 0 ? { ok: false, problem: { reason: "no-day" } } : { ok: true, asked };
}
