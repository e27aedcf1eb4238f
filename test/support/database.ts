import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type OpenedDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";

/** A fresh migrated database for every test, on the engine of the running project (TEST_ENGINE). */
export interface TestDatabase {
  /** Location for `openDatabase`, so that a test can open a second connection or process on it. */
  location: string;
  opened: OpenedDatabase;
  remove(): Promise<void>;
}

export const testEngine = process.env["TEST_ENGINE"] === "postgres" ? "postgres" : "sqlite";

export function createTestDatabase(): Promise<TestDatabase> {
  return testEngine === "postgres" ? createPostgresDatabase() : createSqliteDatabase();
}

function failOnIdleError(error: Error): void {
  throw error;
}

let sqliteTemplate: Promise<string> | undefined;

async function migratedSqliteFile(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "hai-long-template-")), "template.sqlite");
  const opened = openDatabase(file, failOnIdleError);
  await migrate(opened.db);
  await opened.close();
  return file;
}

async function createSqliteDatabase(): Promise<TestDatabase> {
  sqliteTemplate ??= migratedSqliteFile();
  const folder = mkdtempSync(join(tmpdir(), "hai-long-test-"));
  const location = join(folder, "test.sqlite");
  copyFileSync(await sqliteTemplate, location);
  const opened = openDatabase(location, failOnIdleError);
  return {
    location,
    opened,
    remove: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let postgresTemplate: Promise<string> | undefined;
let sequence = 0;

function uniqueName(kind: string): string {
  sequence += 1;
  return `${kind}_${String(process.pid)}_${String(sequence)}_${String(Date.now())}`;
}

function postgresLocation(database: string): string {
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(inject("postgresSocket"))}`;
}

async function asServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresLocation("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function migratedPostgresDatabase(): Promise<string> {
  const name = uniqueName("template");
  await asServer(`create database ${name}`);
  const opened = openDatabase(postgresLocation(name), failOnIdleError);
  await migrate(opened.db);
  await opened.close();
  return name;
}

async function createPostgresDatabase(): Promise<TestDatabase> {
  postgresTemplate ??= migratedPostgresDatabase();
  const name = uniqueName("test");
  await asServer(`create database ${name} template ${await postgresTemplate}`);
  const location = postgresLocation(name);
  const opened = openDatabase(location, failOnIdleError);
  return {
    location,
    opened,
    remove: async () => {
      await opened.close();
      // Not "with (force)": the pool is closed before its last sessions are, and the server itself waits for those.
      await asServer(`drop database ${name}`);
    },
  };
}
