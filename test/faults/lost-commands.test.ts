import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { givenInstallation, type Installation } from "#test/support/installation.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

let databases = 0;

function addressOf(database: string): string {
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(inject("postgresSocket"))}`;
}

async function connected(location: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: location });
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function given(): Promise<Installation> {
  const name = `lost_${String(process.pid)}_${String((databases += 1))}`;
  await (await connected(addressOf("postgres"))).query(`create database ${name}`);
  return givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    await givenAccount(context, officeId, "qt@so.gov.vn", ["administrator"]);
    await givenReceipt(context, officeId);
  }, addressOf(name));
}

interface Ended {
  code: number | null;
  said: string;
}

/** Runs a command of the product; `meanwhile` happens beside it. */
async function command(
  { dataFolder, secret, location }: Installation,
  line: string,
  meanwhile?: (pid: number) => void,
) {
  const child = spawn(process.execPath, ["app/server/run.mjs", ...line.split(" ")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      DATA_DIR: dataFolder,
      SECRET: secret,
      DATABASE_URL: location,
    } as unknown as NodeJS.ProcessEnv,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const killing = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const exited = once(child, "exit");
  meanwhile?.(child.pid ?? 0);
  await exited;
  clearTimeout(killing);
  return { code: child.exitCode, said } satisfies Ended;
}

/**
 * Locks a table and ends the session of the process that waits for it, as if the server were lost in the middle of its
 * work.
 */
async function lose(installation: Installation, table: string): Promise<void> {
  const holder = await connected(installation.location);
  await holder.query(`begin; lock table ${table} in access exclusive mode`);
  const watcher = await connected(installation.location);
  for (let tries = 0; tries < 600; tries += 1) {
    const { rowCount } = await watcher.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'`);
    if ((rowCount ?? 0) > 0) break;
    await pause(50);
  }
  await holder.query("rollback");
}

async function loseDuring(installation: Installation, line: string, table: string): Promise<Ended> {
  const losing = lose(installation, table);
  const ended = await command(installation, line);
  await losing;
  return ended;
}

test.each([
  ["app/server/commands/rebuild-command.server.ts", "totals_versions"],
  ["app/server/commands/jobs-command.server.ts --once", "job_runs"],
  ["app/server/commands/verify-command.server.ts", "audit_entries"],
  ["app/server/commands/province-command.server.ts --email qt@so.gov.vn", "staff_roles"],
  [
    "app/server/commands/privacy-command.server.ts --by qt@so.gov.vn --keep sessions --days 30 --basis 12/QĐ",
    "retention_periods",
  ],
  ["app/server/commands/adopt-command.server.ts", "installation"],
])(
  "%s that loses its database says so in a sentence, and does its work when it is given again",
  async (line, table) => {
    const installation = await given();
    const { code, said } = await loseDuring(installation, line, table);
    expect(code, said).toBe(1);
    expect(said).not.toMatch(/\n\s+at /);
    expect(said).toContain("was lost while the command was running (57P01)");
    expect(said).toContain("give the same command once more");
    expect((await command(installation, line)).said).not.toMatch(/was lost|\n\s+at /);
  },
);

function registerOf(rows: number): string {
  const heads = "Mã hồ sơ;Mã thủ tục;Tên thủ tục;Lĩnh vực;Hình thức nộp;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả";
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `H13.18-${String(row)};1.000${String(row % 9)};Thủ tục ${String(row % 9)};Đất đai;Trực tiếp;Đang giải quyết;02/11/2026;12/11/2026`,
  );
  return [heads, ...lines, ""].join("\n");
}

test("an import that loses its database says so, keeps what it counted, and the next one completes it", async () => {
  const installation = await given();
  const file = join(installation.dataFolder, "so.csv");
  writeFileSync(file, registerOf(4000));
  const line = `app/server/commands/import-command.server.ts ${file}`;
  const lost = await loseDuring(installation, line, "daily_procedure_totals");
  expect(lost.code, lost.said).toBe(1);
  expect(lost.said).not.toMatch(/\n\s+at /);
  expect(lost.said).toContain("was lost while the command was running (57P01)");
  expect(await command(installation, line)).toMatchObject({ code: 0 });
  const { db, close } = openDatabase(installation.location, () => undefined);
  onTestFinished(close);
  expect(await db.selectFrom("dossiers").where("number", "like", "H13.18-%").select("number").execute()).toHaveLength(
    4000,
  );
  const recount = await command(installation, "app/server/commands/rebuild-command.server.ts");
  expect(recount.said).toContain("Nothing differed");
});

test("SIGTERM ends the jobs in good order", async () => {
  const installation = await given();
  const stop = (pid: number) => {
    void jobHasRun(installation).then(() => process.kill(pid, "SIGTERM"));
  };
  expect(await command(installation, "app/server/commands/jobs-command.server.ts", stop)).toMatchObject({ code: 0 });
});

async function jobHasRun({ location }: Installation): Promise<void> {
  const database = await connected(location);
  while ((await database.query("select 1 from job_runs")).rowCount === 0) await pause(100);
}
