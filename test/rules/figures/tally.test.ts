import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addTallies, tallyOfJourneys, tallyOfTests } from "#test/support/tally.ts";

function report(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-tally-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "report.json"), JSON.stringify(content));
  return join(folder, "report.json");
}

const stats = { expected: 5, unexpected: 0, flaky: 0 };
const brokenFile = { name: "broken.test.ts", status: "failed", assertionResults: [] };
const redTest = { status: "failed", fullName: "it holds", failureMessages: ["Error: it does not\n    at a line"] };
const redFile = { name: "red.test.ts", status: "failed", assertionResults: [redTest] };

test.each([
  ["all green", { numPassedTests: 3, numFailedTests: 0, testResults: [] }, 0, { passed: 3, failed: 0, failures: [] }],
  [
    "one red",
    { numPassedTests: 3, numFailedTests: 1, testResults: [redFile] },
    1,
    { passed: 3, failed: 1, failures: ["red.test.ts: it holds: Error: it does not"] },
  ],
  [
    "a file that did not load",
    { numPassedTests: 3, numFailedTests: 0, testResults: [brokenFile] },
    1,
    { passed: 3, failed: 1, failures: ["broken.test.ts: the file itself"] },
  ],
  [
    "green, but the runner ended badly",
    { numPassedTests: 3, numFailedTests: 0 },
    1,
    { passed: 3, failed: 1, failures: [] },
  ],
  ["nothing ran", { numPassedTests: 0, numFailedTests: 0 }, 0, { passed: 0, failed: 1, failures: [] }],
])("tests: %s", (_case, content, exitCode, tally) => {
  expect(tallyOfTests(report(content), exitCode)).toEqual(tally);
});

test.each([
  ["all green", { stats }, 0, { passed: 5, failed: 0 }],
  ["one red", { stats: { ...stats, unexpected: 1 } }, 1, { passed: 5, failed: 1 }],
  ["one that passed only at the second try", { stats: { ...stats, flaky: 1 } }, 0, { passed: 5, failed: 1 }],
  ["the product did not start", { stats: { ...stats, expected: 0 }, errors: [{}] }, 1, { passed: 0, failed: 1 }],
])("journeys: %s", (_case, content, exitCode, tally) => {
  expect(tallyOfJourneys(report(content), exitCode)).toEqual(tally);
});

test("a report that was never written is a failure", () => {
  expect(tallyOfTests("nowhere.json", 1)).toEqual({ passed: 0, failed: 1, failures: [] });
  expect(tallyOfJourneys("nowhere.json", 0)).toEqual({ passed: 0, failed: 1 });
});

test("tallies add up", () => {
  const sum = addTallies([
    { passed: 1, failed: 0 },
    { passed: 2, failed: 3 },
  ]);
  expect(sum).toEqual({ passed: 3, failed: 3 });
});
