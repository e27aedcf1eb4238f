import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { seal } from "#app/platform/secrets.server.ts";
import { startPostgres } from "#test/support/postgres-server.ts";
import { freePort, startProduct } from "#test/support/product.ts";

const secret = "only for the fault tests, long enough";

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-start-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

interface Start {
  dataFolder: string;
  file?: string;
  settings?: Record<string, string>;
}

/** Starts a program of the product; returns its exit code and output. */
async function startAndEnd({ dataFolder, file = "app/server/start.server.ts", settings = {} }: Start) {
  const child = spawn(process.execPath, ["app/server/run.mjs", ...file.split(" ")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      PORT: String(await freePort()),
      DATA_DIR: dataFolder,
      SECRET: secret,
      ...settings,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const killing = setTimeout(() => child.kill("SIGKILL"), 30_000);
  await once(child, "exit");
  clearTimeout(killing);
  return { code: child.exitCode, said };
}

function expectSentence({ code, said }: { code: number | null; said: string }, ...words: (string | RegExp)[]): void {
  expect(code, said).toBe(1);
  expect(said).not.toMatch(/\n {4}at /);
  for (const word of words) expect(said).toMatch(word);
}

async function fillDatabase(folder: string, work: (db: ReturnType<typeof openDatabase>["db"]) => Promise<unknown>) {
  const { db, close } = openDatabase(join(folder, "hai-long.sqlite"), () => undefined);
  await migrate(db);
  await work(db);
  await close();
}

test("a data folder that is a file is said in a sentence", async () => {
  const file = join(newFolder(), "data");
  writeFileSync(file, "");
  expectSentence(await startAndEnd({ dataFolder: file }), file, "DATA_DIR");
});

test("a file that is no database, or a damaged one, is said in a sentence", async () => {
  const folder = newFolder();
  const file = join(folder, "hai-long.sqlite");
  writeFileSync(file, "x".repeat(20_000));
  expectSentence(await startAndEnd({ dataFolder: folder }), file, "restore the last backup");
  const other = newFolder();
  await fillDatabase(other, () => Promise.resolve());
  const damaged = join(other, "hai-long.sqlite");
  const bytes = readFileSync(damaged);
  writeFileSync(damaged, bytes.subarray(0, 3 * 4096));
  expectSentence(await startAndEnd({ dataFolder: other }), damaged, "restore the last backup");
});

test("a database that cannot be opened is said in a sentence", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "hai-long.sqlite"));
  expectSentence(await startAndEnd({ dataFolder: folder }), join(folder, "hai-long.sqlite"), "opened for writing");
});

test("a program that is older than the schema says so, and so do the commands", async () => {
  const folder = newFolder();
  await fillDatabase(folder, (db) =>
    sql`insert into kysely_migration (name, timestamp) values ('9001-later', '2030-01-01T00:00:00.000Z')`.execute(db),
  );
  for (const file of [
    "app/server/start.server.ts",
    "app/server/commands/jobs-command.server.ts --once",
    "app/server/commands/migrate-command.server.ts",
  ]) {
    expectSentence(await startAndEnd({ dataFolder: folder, file }), "9001-later", "newer version");
  }
});

test("a wrong SECRET stops every start, and the right one goes on", async () => {
  const folder = newFolder();
  const jobs = "app/server/commands/jobs-command.server.ts --once";
  expect((await startAndEnd({ dataFolder: folder, file: jobs })).code).toBe(0);
  const settings = { SECRET: "another secret that is just as long as that one" };
  for (const file of ["app/server/start.server.ts", jobs]) {
    expectSentence(await startAndEnd({ dataFolder: folder, file, settings }), "SECRET is not the one");
  }
  expect((await startAndEnd({ dataFolder: folder, file: jobs })).code).toBe(0);
});

test("a database of an earlier version is taken only by the SECRET that opens what is sealed in it", async () => {
  const folder = newFolder();
  await fillDatabase(folder, async (db) => {
    const sealed = seal(secret, "m1", "{}", "outbox message").replace(/^v1\./, "");
    await sql`insert into offices (id, slug, name, parent_name, place, contact_line, created_at, rating_open_days,
      minimum_answers) values ('o', 'so', 'Sở', 'Ủy ban', 'Nơi', '', '2026-11-02T02:00:00.000Z', 90, 5)`.execute(db);
    await sql`insert into outbox_messages (id, office_id, key, channel, kind, state, next_attempt_at, useful_until,
      created_at, sealed, attempts) values ('m1', 'o', 'k', 'email', 'reminder', 'given-up', '2026-11-02T02:00:00.000Z',
      '2026-11-02T02:00:00.000Z', '2026-11-02T02:00:00.000Z', ${sealed}, 1)`.execute(db);
  });
  const file = "app/server/commands/migrate-command.server.ts";
  const settings = { SECRET: "another secret that is just as long as that one" };
  expectSentence(await startAndEnd({ dataFolder: folder, file, settings }), "SECRET is not the one");
  expect(await startAndEnd({ dataFolder: folder, file })).toMatchObject({ code: 0 });
  expectSentence(await startAndEnd({ dataFolder: folder, file, settings }), "SECRET is not the one");
});

test("a port that is taken is said in a sentence", async () => {
  const product = await startProduct({ dataFolder: newFolder(), secret });
  onTestFinished(() => product.kill());
  const ended = await startAndEnd({ dataFolder: newFolder(), settings: { PORT: String(product.port) } });
  expectSentence(ended, "Another program listens", "PORT");
});

test("PostgreSQL that is away at the start is waited for; processes on one database print one first-run token", async () => {
  const server = await startPostgres();
  onTestFinished(server.stop);
  const location = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(server.socket)}`;
  await server.crash("SIGINT");
  const settings = { DATABASE_URL: location };
  const printing = "waiting for the database";
  const starting = [1, 2].map(() => startProduct({ dataFolder: newFolder(), secret, settings, printing }));
  const products = await Promise.all(starting);
  for (const product of products) onTestFinished(() => product.kill());
  await pause(9000);
  await server.start();
  await Promise.all(products.map((product) => product.ready()));
  const tokens = products.map((product) => /one-time token:\s+(\S+)/.exec(product.printed())?.[1]);
  expect(tokens[0]).toMatch(/^[\w-]{43}$/);
  expect(tokens[1]).toBe(tokens[0]);
  expect(products[0]?.printed()).toContain(printing);
});
