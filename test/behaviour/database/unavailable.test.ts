import { expect, test } from "vitest";
import { isUnavailable } from "#db/engine.ts";
import { openTestContext } from "#test/support/context.ts";

function errorWith(code: string, message = "x", more: object = {}): Error {
  return Object.assign(new Error(message), { code }, more);
}

test.for([
  ["PostgreSQL ends a session because it stops", errorWith("57P01")],
  ["PostgreSQL starts up", errorWith("57P03")],
  ["PostgreSQL has too many connections", errorWith("53300")],
  ["PostgreSQL has no disk left", errorWith("53100")],
  ["a connection fails", errorWith("08006")],
  ["a statement takes too long", errorWith("57014")],
  ["a server only reads", errorWith("25006")],
  ["nobody listens", errorWith("ECONNREFUSED")],
  ["the socket is not there", errorWith("ENOENT", "x", { syscall: "connect" })],
  ["the pool gives no connection in time", new Error("timeout exceeded when trying to connect")],
  ["a connection breaks off", new Error("Connection terminated unexpectedly")],
  ["SQLite's disk is full", errorWith("SQLITE_FULL")],
  ["SQLite's disk fails", errorWith("SQLITE_IOERR_WRITE")],
  ["SQLite's file is read-only", errorWith("SQLITE_READONLY_DIRECTORY")],
  ["SQLite's file cannot be opened", errorWith("SQLITE_CANTOPEN")],
  ["SQLite is locked past the deadline", errorWith("SQLITE_BUSY")],
  ["SQLite's file is damaged", errorWith("SQLITE_CORRUPT")],
  ["a folder is full", errorWith("ENOSPC")],
  ["a cause says so", new Error("not saved", { cause: errorWith("57P01") })],
] as const)("the database counts as unavailable when %s", ([, error]) => {
  expect(isUnavailable(error)).toBe(true);
});

test.for([
  ["an attachment is not there", errorWith("ENOENT", "x", { syscall: "open" })],
  ["a key is there already", errorWith("23505")],
  ["a defect is thrown", new TypeError("undefined is not a function")],
  ["no error is thrown at all", "57P01"],
] as const)("the database does not count as unavailable when %s", ([, error]) => {
  expect(isUnavailable(error)).toBe(false);
});

test("what the schema refuses is no loss of the database", async () => {
  const { context } = await openTestContext();
  const refused = await context.db
    .insertInto("units")
    .values({ id: "u", office_id: "nobody", name: "Phòng", name_key: "phong" })
    .execute()
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Error);
  expect(isUnavailable(refused)).toBe(false);
});
