import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "#db/migrate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openContext, settingsOrExit } from "#app/server/process.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { testEngine } from "#test/support/database.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

/** An installation of its own that a command can be run on, with a folder for files. */
async function givenInstallation() {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-command-"));
  const { location } = await openTestContext();
  const environment = {
    NODE_ENV: "test" as const,
    SECRET: "a secret of the tests, long enough to be taken",
    LOG_LEVEL: "silent",
    DATA_DIR: folder,
    ...(testEngine === "postgres" ? { DATABASE_URL: location } : {}),
  };
  const { context, close } = openContext(settingsOrExit(environment));
  await migrate(context.db);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** Runs the command as `npm run import --` does. */
  const run = (...words: string[]) => {
    const command = ["app/server/run.mjs", "app/server/commands/import-command.server.ts", ...words];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8", env: environment });
    return { stdout, stderr, status };
  };
  const begin = (...words: string[]) =>
    spawn(process.execPath, ["app/server/run.mjs", "app/server/commands/import-command.server.ts", ...words], {
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
  const write = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return { context, run, begin, write };
}

function countDossiers(context: Context): Promise<number> {
  return context.db
    .selectFrom("dossiers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow()
    .then((row) => row.count);
}

test("the command imports a file and tells in Vietnamese what became of its rows", async () => {
  const { context, run, write } = await givenInstallation();
  await givenOffice(context);
  const file = write(
    "so.csv",
    registerFile(registerRow(), registerRow({ number: "H13.18-261102-0002", channel: "Fax" })),
  );
  const { stdout, stderr, status } = run(file);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toContain("Đã nhập so.csv cho Sở Khoa học và Công nghệ.");
  expect(stdout).toContain("Hồ sơ mới: 1");
  expect(stdout).toContain("Dòng 3 · Hình thức nộp: Không hiểu hình thức nộp “Fax”.");
  expect(await countDossiers(context)).toBe(1);
});

test("the command fails with a reason when the file is no register or the office is not clear", async () => {
  const { context, run, write } = await givenInstallation();
  const file = write("so.csv", registerFile(registerRow()));
  expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining("chưa có cơ quan nào") as string });
  await givenOffice(context);
  await givenOffice(context, "so-y-te");
  expect(run(file).stderr).toMatch(/--office[^]*skhcn[^]*so-y-te/);
  const workbook = write("so.xlsx", Buffer.from("504b030414000600", "hex"));
  expect(run(workbook, "--office", "skhcn")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Tệp Excel bị hỏng") as string,
  });
  const incomplete = run(
    write("thieu.csv", Buffer.from("Số hồ sơ;Mã TTHC;Tên thủ tục;Ngày tiếp nhận\n")),
    "--office",
    "skhcn",
  );
  expect(incomplete).toMatchObject({ status: 1, stderr: expect.stringContaining("thiếu cột bắt buộc") as string });
  expect(incomplete.stdout).toContain("Thiếu cột bắt buộc “Hình thức nộp”.");
  expect(run(file, "--office", "so-y-te").status).toBe(0);
  expect(await countDossiers(context)).toBe(1);
});

test("the command fails when every row is refused, and reads days month first when it is told to", async () => {
  const { context, run, write } = await givenInstallation();
  await givenOffice(context);
  const file = write("so.csv", registerFile(registerRow({ received: "11/15/2026", due: "", finished: "" })));
  expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining("--days month-first") as string });
  const bad = write("hong.csv", registerFile(registerRow({ channel: "Fax" })));
  expect(run(bad)).toMatchObject({ status: 1, stderr: expect.stringContaining("đều bị từ chối") as string });
  expect(run(file, "--days", "month-first").status).toBe(0);
  expect(run(file, "--days", "backwards").status).toBe(1);
  expect(await countDossiers(context)).toBe(1);
});

test("Ctrl-C ends the command after the rows under way, which are kept and told", async () => {
  const { context, begin, write } = await givenInstallation();
  await givenOffice(context);
  const rows = Array.from({ length: 60_000 }, (_, index) =>
    registerRow({ number: `H13.18-261102-${String(index).padStart(5, "0")}` }),
  );
  const child = begin(write("so.csv", registerFile(...rows)));
  const exited = once(child, "exit");
  while ((await countDossiers(context)) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  expect((await exited)[0]).toBe(130);
  const run = await context.db.selectFrom("import_runs").selectAll().executeTakeFirstOrThrow();
  expect(run).toMatchObject({ failed_reason: "stopped", owner: null, created: await countDossiers(context) });
  expect(run.created).toBeLessThan(60_000);
});
