import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideChromium } from "#test/support/chromium.ts";
import { addTallies, tallyOfJourneys, tallyOfTests, type Tally } from "#test/support/tally.ts";

/**
 * `npm test`: every check of the project, one after the other, without stopping at the first failure. The last line is
 * always `N passed, N failed`. `npm test -- types lint` runs only the steps named.
 */
interface Step {
  name: string;
  run: (reports: string) => Promise<Tally>;
}

const bin = {
  tsc: "node_modules/typescript/bin/tsc",
  eslint: "node_modules/eslint/bin/eslint.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  knip: "node_modules/knip/bin/knip.js",
  remix: "node_modules/@remix-run/dev/dist/cli.js",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
};

const steps: Step[] = [
  check("types", [bin.tsc, "--noEmit"]),
  check("lint", [bin.eslint, ".", "--max-warnings", "0"]),
  check("formatting", [bin.prettier, "--check", "--log-level", "warn", "."]),
  check("unused", [bin.knip, "--no-progress"]),
  check("build", [bin.remix, "vite:build", "--logLevel", "warn"]),
  {
    name: "tests",
    run: async (reports) => {
      const report = join(reports, "tests.json");
      const ended = await runNode([
        bin.vitest,
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile=${report}`,
      ]);
      return tallyOfTests(report, ended);
    },
  },
  {
    name: "journeys",
    run: async (reports) => {
      const report = join(reports, "journeys.json");
      const chromium = provideChromium();
      if (!chromium.ok) {
        say(chromium.problem);
        return { passed: 0, failed: 1 };
      }
      const environment = { CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const ended = await runNode([bin.playwright, "test", "--reporter=list,json"], environment);
      return tallyOfJourneys(report, ended);
    },
  },
];

/** A check that only knows right and wrong counts as one. */
function check(name: string, command: string[]): Step {
  return {
    name,
    run: async () => ((await runNode(command)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs a program of ours on this same Node and answers its exit code; a signal counts as 1. */
function runNode(command: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
    const child = spawn(process.execPath, command, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...plain, ...environment },
    });
    child.on("error", (error) => {
      say(error.message);
      resolve(1);
    });
    child.on("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}

async function runStep(step: Step, reports: string): Promise<Tally> {
  say(`\n── ${step.name}`);
  const begin = performance.now();
  const tally = await step.run(reports).catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = Math.round((performance.now() - begin) / 1000);
  const verdict = tally.failed === 0 ? "ok" : "FAILED";
  say(
    `── ${step.name}: ${verdict}, ${String(tally.passed)} passed, ${String(tally.failed)} failed, ${String(seconds)} s`,
  );
  return tally;
}

function chosenSteps(): Step[] {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => steps.every((step) => step.name !== name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no step ${unknown.join(", ")}. Steps: ${steps.map(({ name }) => name).join(", ")}.\n`,
    );
    process.exit(2);
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

const reports = mkdtempSync(join(tmpdir(), "hai-long-reports-"));
const tallies: { name: string; tally: Tally }[] = [];
for (const step of chosenSteps()) tallies.push({ name: step.name, tally: await runStep(step, reports) });
rmSync(reports, { recursive: true, force: true });

const total = addTallies(tallies.map(({ tally }) => tally));
const red = tallies.filter(({ tally }) => tally.failed > 0).map(({ name }) => name);
say(red.length === 0 ? "" : `\nFailed: ${red.join(", ")}`);
for (const failure of tallies.flatMap(({ tally }) => tally.failures ?? [])) say(`  ${failure}`);
say(`${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
