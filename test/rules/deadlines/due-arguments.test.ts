import { expect, test } from "vitest";
import { readDueArguments } from "#app/server/commands/due-arguments.server.ts";
import { readTypedDay, readWorkingDays } from "#app/deadlines/due/typed-day.ts";

test.each([
  ["2026-11-20", "2026-11-20"],
  ["20/11/2026", "2026-11-20"],
  ["5/1/2026", "2026-01-05"],
  [" 20-11-2026 ", "2026-11-20"],
  ["20.11.2026", "2026-11-20"],
  ["29/02/2024", "2024-02-29"],
  ["29/02/2026", undefined],
  ["2026-13-01", undefined],
  ["20/11-2026", undefined],
  ["20/11/26", undefined],
  ["hôm nay", undefined],
  ["", undefined],
])("the day typed as %j is %s", (typed, expected) => {
  expect(readTypedDay(typed)).toBe(expected);
});

test.each([
  ["5", 5],
  ["366", 366],
  ["0", undefined],
  ["367", undefined],
  ["2,5", undefined],
  ["-1", undefined],
  ["", undefined],
])("the number of working days typed as %j is %s", (typed, expected) => {
  expect(readWorkingDays(typed)).toBe(expected);
});

test.each([
  [["2026-11-20"], { received: ["2026-11-20"], workingDays: 5, json: false }],
  [["--json", "20/11/2026", "2026-11-21"], { received: ["2026-11-20", "2026-11-21"], workingDays: 5, json: true }],
  [["2026-11-20", "--days", "10"], { received: ["2026-11-20"], workingDays: 10, json: false }],
  [["2026-11-20", "--days=3"], { received: ["2026-11-20"], workingDays: 3, json: false }],
])("the words %j ask for the due days", (words, asked) => {
  expect(readDueArguments(words)).toEqual({ ok: true, asked });
});

test.each([
  [[], { reason: "no-day" }],
  [["--json"], { reason: "no-day" }],
  [["2026-11-20", "--days"], { reason: "wrong-days" }],
  [["2026-11-20", "--days", "0"], { reason: "wrong-days" }],
  [["2026-11-31"], { reason: "wrong-day", typed: "2026-11-31" }],
  [["2026-11-20", "--year"], { reason: "unknown-option", typed: "--year" }],
])("the words %j are refused with a reason", (words, problem) => {
  expect(readDueArguments(words)).toEqual({ ok: false, problem });
});
