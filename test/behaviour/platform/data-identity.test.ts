import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openContext, settingsOrExit } from "#app/server/process.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { testEngine } from "#test/support/database.ts";
import { givenOffice } from "#test/support/story.ts";

/** An installation of its own: a data folder, and a database that is empty until something is started. */
async function givenInstallation(dataFolder = mkdtempSync(join(tmpdir(), "hai-long-identity-"))) {
  const { location } = await openTestContext();
  const environment = {
    NODE_ENV: "test" as const,
    SECRET: "a secret of the tests, long enough to be taken",
    LOG_LEVEL: "silent",
    DATA_DIR: dataFolder,
    ...(testEngine === "postgres" ? { DATABASE_URL: location } : {}),
  };
  onTestFinished(() => {
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const run = (file: string, ...words: string[]) => {
    const command = ["app/server/run.mjs", file, ...words];
    return spawnSync(process.execPath, command, { encoding: "utf8", env: environment });
  };
  return {
    dataFolder,
    jobs: () => run("app/server/commands/jobs-command.server.ts", "--once"),
    adopt: (...words: string[]) => run("app/server/commands/adopt-command.server.ts", ...words),
    addOffice: async () => {
      const { context, close } = openContext(settingsOrExit(environment));
      await givenOffice(context);
      await close();
    },
    id: () => readFileSync(join(dataFolder, "installation-id"), "utf8").trim(),
  };
}

/** Puts a file of a case into the folder, two hours old as far as anybody can tell. */
function givenFileOfACase(dataFolder: string): () => string[] {
  const folder = join(dataFolder, "attachments");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "0123456789abcdef0123456789abcdef"), "a photo");
  return () => readdirSync(folder);
}

/** What stands for a database file that was moved away, or a `DATABASE_URL` with a typing error. */
function loseDatabase(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) if (name.startsWith("hai-long.sqlite")) rmSync(join(dataFolder, name));
}

test("an empty database beside the files of cases starts nothing, says what to do and removes no file", async () => {
  const { dataFolder, jobs } = await givenInstallation();
  const files = givenFileOfACase(dataFolder);
  const { status, stderr } = jobs();
  expect(status).toBe(1);
  expect(stderr).toContain("is empty, but the data folder");
  expect(stderr).toContain("npm run data:adopt");
  expect(files()).toHaveLength(1);
  expect(existsSync(join(dataFolder, "installation-id"))).toBe(false);
});

test("a database that was lost after the first start is noticed, though no case had a file", async () => {
  const { dataFolder, jobs } = await givenInstallation();
  expect(jobs().status).toBe(0);
  loseDatabase(dataFolder);
  const again = await givenInstallation(dataFolder);
  const { status, stderr } = again.jobs();
  expect([status, stderr]).toEqual([1, expect.stringContaining("is empty, but the data folder")]);
});

test("two installations that were mixed up start only after somebody says that they belong together", async () => {
  const first = await givenInstallation();
  expect(first.jobs().status).toBe(0);
  await first.addOffice();
  const firstId = first.id();
  expect(first.jobs().status).toBe(0);
  writeFileSync(join(first.dataFolder, "installation-id"), "another installation\n");
  const refused = first.jobs();
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("two different installations")]);

  const asked = first.adopt();
  expect([asked.status, asked.stdout]).toEqual([1, expect.stringContaining("npm run data:adopt -- --yes")]);
  expect(first.jobs().status).toBe(1);
  expect(first.adopt("--yes").status).toBe(0);
  expect(first.id()).toBe(firstId);
  expect(first.jobs().status).toBe(0);
  expect(first.adopt().stdout).toContain("They belong together");
});
