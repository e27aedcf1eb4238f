import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { openTestContext } from "#test/support/context.ts";

test("a migrated database has nothing left to migrate", async () => {
  const { context } = await openTestContext();
  expect(await migrate(context.db)).toEqual([]);
});

test("a transaction inside a transaction is refused instead of waiting for ever", async () => {
  const { context } = await openTestContext();
  const nested = inTransaction(context.db, () => inTransaction(context.db, () => Promise.resolve(1)));
  await expect(nested).rejects.toThrow("inTransaction inside inTransaction");
});
