import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many checks passed and how many failed. */
export interface Tally {
  passed: number;
  failed: number;
  /** What failed, each in one line; told again at the end, where a shortened log still shows it. */
  failures?: readonly string[];
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  };
}

/** A runner that ended badly, or that ran nothing, has failed even where its report names no failure. */
function honest(tally: Tally, exitCode: number): Tally {
  const silentFailure = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  return silentFailure ? { passed: tally.passed, failed: 1 } : tally;
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

const testsReport = z.object({
  numPassedTests: z.number().default(0),
  numFailedTests: z.number().default(0),
  testResults: z
    .array(
      z.object({
        name: z.string().default(""),
        status: z.string(),
        assertionResults: z.array(
          z.object({
            status: z.string(),
            fullName: z.string().default(""),
            failureMessages: z.array(z.string()).default([]),
          }),
        ),
      }),
    )
    .default([]),
});

/** Counts Vitest's JSON report; a file that failed before its first test counts as one failure. */
export function tallyOfTests(file: string, exitCode: number): Tally {
  const report = testsReport.parse(readReport(file));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => `${name}: ${test.fullName}: ${test.failureMessages[0]?.split("\n")[0] ?? ""}`),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    ...honest({ passed: report.numPassedTests, failed }, exitCode),
    failures: [...failures, ...broken.map(({ name }) => `${name}: the file itself`)],
  };
}

const journeysReport = z.object({
  stats: z
    .object({ expected: z.number(), unexpected: z.number(), flaky: z.number() })
    .default({ expected: 0, unexpected: 0, flaky: 0 }),
  errors: z.array(z.unknown()).default([]),
});

/** Counts Playwright's JSON report; an error outside a test counts as one failure, and so does a flaky journey. */
export function tallyOfJourneys(file: string, exitCode: number): Tally {
  const { stats, errors } = journeysReport.parse(readReport(file));
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, exitCode);
}
