import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { engineOf, inTransaction, isUnavailable, openDatabase, type Db } from "#db/engine.ts";
import { migrate, NewerSchema } from "#db/migrate.ts";
import { openInterrupted } from "#test/support/interrupted-database.ts";

let databases = 0;

async function newPostgres(): Promise<string> {
  const address = (name: string) =>
    `postgres://postgres@localhost/${name}?host=${encodeURIComponent(inject("postgresSocket"))}`;
  const name = `migrating_${String(process.pid)}_${String((databases += 1))}`;
  const client = new pg.Client({ connectionString: address("postgres") });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return address(name);
}

function newSqlite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-migrating-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return Promise.resolve(join(folder, "hai-long.sqlite"));
}

async function at<Result>(location: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const { db, close } = openDatabase(location, () => undefined);
  try {
    return await work(db);
  } finally {
    await close();
  }
}

/** What an office of an earlier version has: an office, two dossiers, a receipt each and a rating. */
async function fillEarlier(db: Db): Promise<void> {
  const time = "2026-11-02T02:00:00.000Z";
  await sql`insert into offices (id, slug, name, parent_name, place, contact_line, created_at, rating_open_days,
    minimum_answers) values ('o', 'so', 'Sở', 'Ủy ban', 'Thành phố', '', ${time}, 90, 5)`.execute(db);
  await sql`insert into procedures (id, office_id, code, name, field) values ('p', 'o', '1', 'Thủ tục', 'Lĩnh vực')`.execute(
    db,
  );
  for (const id of ["d1", "d2"]) {
    await sql`insert into dossiers (id, office_id, number, procedure_id, channel, state, received_at, received_on,
      created_at, updated_at) values (${id}, 'o', ${id}, 'p', 'counter', 'in-progress', ${time}, '2026-11-02', ${time},
      ${time})`.execute(db);
    await sql`insert into receipts (code, office_id, dossier_id, issued_at) values (${id}, 'o', ${id}, ${time})`.execute(
      db,
    );
  }
  await sql`insert into ratings (id, office_id, dossier_id, source, language, first_given_at, first_given_on, given_at,
    given_on, answers, score, taps) values ('r', 'o', 'd2', 'phone', 'vi', ${time}, '2026-11-10', ${time}, '2026-11-10',
    '{}', 4, 2)`.execute(db);
}

/** Everything the schema consists of, as the engine describes it, with the migrations noted. */
async function schemaOf(db: Db): Promise<string[]> {
  const described =
    engineOf(db) === "sqlite"
      ? sql<{ line: string }>`select type || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_master`
      : // The catalogue itself: the views of information_schema take a tenth of a second each time.
        sql<{
          line: string;
        }>`select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' ||
            a.attnotnull as line
          from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
          union all select indexdef from pg_indexes where schemaname = 'public'`;
  const noted = sql<{ line: string }>`select name as line from kysely_migration`;
  const lines = [...(await described.execute(db)).rows, ...(await noted.execute(db)).rows].map(({ line }) => line);
  return lines.sort();
}

function interrupted(): never {
  throw new Error("interrupted");
}

async function runProcess(location: string, last: number | "never"): Promise<number | null> {
  const child = spawn(process.execPath, ["test/support/migrating-process.ts", location, String(last)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await once(child, "exit");
  return child.exitCode;
}

type Version = NonNullable<Parameters<typeof migrate>[1]>;
const earlier = "0006-speed";

/**
 * Every eighth version after the earlier one, and the last: an interrupted migration begins again at its first statement,
 * so that the time of one long way would grow with the square of its statements.
 */
function someVersions(names: readonly string[]): Version[] {
  const later = names.slice(names.indexOf(earlier) + 1) as Version[];
  return later.filter((_name, at) => at % 8 === 7 || at === later.length - 1);
}

/** Migrates until a statement that fails; says whether the version was reached before it. */
async function migrateUntil(location: string, last: number, version?: Version): Promise<boolean> {
  const db = openInterrupted(location, last, interrupted);
  const isDone = await migrate(db, version).then(
    () => true,
    () => false,
  );
  await db.destroy();
  return isDone;
}

for (const [engine, create] of [
  ["SQLite", newSqlite],
  ["PostgreSQL", newPostgres],
] as const) {
  describe(`on ${engine}`, () => {
    test("a migration that ends after any of its statements leaves the schema as it was, and is done by the next", async () => {
      const names = await at(await create(), (db) => migrate(db));
      const [whole, location] = [await create(), await create()];
      await at(whole, (db) => migrate(db, earlier));
      await at(location, async (db) => {
        await migrate(db, earlier);
        await fillEarlier(db);
      });
      let statements = 0;
      for (const version of someVersions(names)) {
        await at(whole, (db) => migrate(db, version));
        const after = await at(whole, schemaOf);
        const before = await at(location, schemaOf);
        let isDone = false;
        for (let last = 0; !isDone; last += 1) {
          isDone = await migrateUntil(location, last, version);
          // PostgreSQL gives its lock back after the commit: what is interrupted there is done.
          expect(isDone ? [after] : [before, after]).toContainEqual(await at(location, schemaOf));
          statements += 1;
        }
      }
      expect(await at(location, (db) => migrate(db))).toEqual([]);
      expect(statements).toBeGreaterThan(60);
      expect(await at(location, (db) => db.selectFrom("ratings").select("score").execute())).toEqual([{ score: 4 }]);
    });

    test("the whole way from an earlier version at once, ended at every fortieth statement, leaves the schema as it was", async () => {
      const [whole, location] = [await create(), await create()];
      await at(whole, (db) => migrate(db));
      const after = await at(whole, schemaOf);
      await at(location, async (db) => {
        await migrate(db, earlier);
        await fillEarlier(db);
      });
      const before = await at(location, schemaOf);
      let ended = 0;
      for (let isDone = false; !isDone; ended += 1) {
        isDone = await migrateUntil(location, 40 * ended);
        expect(isDone ? [after] : [before, after]).toContainEqual(await at(location, schemaOf));
      }
      expect(ended).toBeGreaterThan(5);
      expect(await at(location, (db) => db.selectFrom("ratings").select("score").execute())).toEqual([{ score: 4 }]);
    });

    test("a process that is killed while it migrates leaves nothing that the next start cannot finish", async () => {
      const location = await create();
      await at(location, async (db) => {
        await migrate(db, earlier);
        await fillEarlier(db);
      });
      for (const last of [8, 20, 45, 70]) expect(await runProcess(location, last)).toBeNull();
      expect(await at(location, (db) => migrate(db))).toContain("0007-numbers");
      expect(await at(location, (db) => migrate(db))).toEqual([]);
    });

    test("of three processes that migrate a new database at once all end well", async () => {
      const location = await create();
      const ended = await Promise.all([1, 2, 3].map(() => runProcess(location, "never")));
      expect(ended).toEqual([0, 0, 0]);
      expect(await at(location, (db) => migrate(db))).toEqual([]);
    });

    test("a program that is older than the schema refuses it before it does anything", async () => {
      const location = await create();
      await at(location, async (db) => {
        await migrate(db);
        await sql`insert into kysely_migration (name, timestamp) values ('9001-later', '2030-01-01T00:00:00.000Z')`.execute(
          db,
        );
        const error = await migrate(db).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(NewerSchema);
        expect(error).toMatchObject({ unknown: ["9001-later"] });
      });
    });
  });
}

test("a migration that fills the disk is finished when there is room again", async () => {
  await at(await newSqlite(), async (db) => {
    await migrate(db, "0006-speed");
    await fillEarlier(db);
    const before = await schemaOf(db);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    for (const room of [0, 2, 5, 9]) {
      await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + room)}`.execute(db);
      const error = await migrate(db).catch((thrown: unknown) => thrown);
      expect(isUnavailable(error)).toBe(true);
      expect(await schemaOf(db)).toEqual(before);
    }
    await sql`pragma max_page_count = 1000000`.execute(db);
    expect(await migrate(db)).toContain("0007-numbers");
  });
});

test("while an earlier process serves on PostgreSQL a newer one migrates, and nothing that was acknowledged is lost", async () => {
  const location = await newPostgres();
  await at(location, async (db) => {
    await migrate(db, "0006-speed");
    await fillEarlier(db);
  });
  const serving = openDatabase(location, () => undefined);
  onTestFinished(serving.close);
  let acknowledged = 0;
  let isOver = false;
  /** What an earlier version does for a tap: the dossier is locked, then the rating, and both change. */
  const tapping = [1, 2, 3].map(async () => {
    while (!isOver) {
      const saved = await inTransaction(serving.db, async (tx) => {
        await sql`update dossiers set updated_at = updated_at where id = 'd2'`.execute(tx);
        await sql`update ratings set taps = taps + 1 where id = 'r'`.execute(tx);
      }).then(
        () => true,
        (error: unknown) => {
          if (!isUnavailable(error)) throw error;
          return false;
        },
      );
      if (saved) acknowledged += 1;
    }
  });
  await at(location, async (db) => {
    let isDone = false;
    // As `prepareDataOrExit` does: a deadlock with a request undoes the whole migration, and it begins again.
    for (let tries = 0; !isDone; tries += 1) {
      expect(tries).toBeLessThan(20);
      isDone = await migrate(db).then(
        () => true,
        (error: unknown) => {
          if (!isUnavailable(error)) throw error;
          return false;
        },
      );
    }
  });
  isOver = true;
  await Promise.all(tapping);
  expect(acknowledged).toBeGreaterThan(0);
  const [rating] = await at(location, (db) => db.selectFrom("ratings").select("taps").execute());
  expect(rating?.taps).toBe(2 + acknowledged);
});
