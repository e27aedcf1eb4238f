import { parseArgs } from "node:util";
import { workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { readTypedDay, readWorkingDays } from "#app/deadlines/due/typed-day.ts";
import type { Day } from "#app/platform/day.ts";

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
  const options = { days: { type: "string" }, json: { type: "boolean" } } as const;
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") {
      const received = readTypedDay(token.value);
      if (received === undefined) return { ok: false, problem: { reason: "wrong-day", typed: token.value } };
      asked.received.push(received);
    } else if (token.kind === "option" && token.rawName === "--json" && token.value === undefined) asked.json = true;
    else if (token.kind === "option" && token.rawName === "--days") {
      const workingDays = readWorkingDays(token.value ?? "");
      if (workingDays === undefined) return { ok: false, problem: { reason: "wrong-days" } };
      asked.workingDays = workingDays;
    } else return { ok: false, problem: { reason: "unknown-option", typed: words[token.index] ?? "" } };
  }
  return asked.received.length === 0 ? { ok: false, problem: { reason: "no-day" } } : { ok: true, asked };
}
