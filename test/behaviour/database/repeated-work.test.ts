import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { openTestContext } from "#test/support/context.ts";
import { testEngine } from "#test/support/database.ts";
import { givenOffice } from "#test/support/story.ts";

test("of two that change the same two rows in opposite order both succeed", async () => {
  const { context } = await openTestContext();
  const offices = [await givenOffice(context, "mot"), await givenOffice(context, "hai")];
  let begun = 0;
  const changeBoth = (order: readonly string[], add: number) =>
    inTransaction(context.db, async (tx) => {
      for (const id of order) {
        await tx
          .updateTable("offices")
          .set(({ eb }) => ({ minimum_answers: eb("minimum_answers", "+", add) }))
          .where("id", "=", id)
          .execute();
        begun += 1;
        // PostgreSQL: both have changed their first row, so that neither gets the second. SQLite: one after the other.
        for (let wait = 0; begun < 2 && wait < 20; wait += 1) await pause(10);
      }
    });
  await Promise.all([changeBoth(offices, 10), changeBoth([...offices].reverse(), 100)]);
  const rows = await context.db.selectFrom("offices").select("minimum_answers").execute();
  expect(rows.map(({ minimum_answers: minimum }) => minimum)).toEqual([115, 115]);
});

test.runIf(testEngine === "postgres").each(["40001", "40P01"])(
  "work that fails with %s runs again from its beginning, and nothing of the failed attempt stays",
  async (code) => {
    const { context } = await openTestContext();
    await givenOffice(context);
    let attempts = 0;
    await inTransaction(context.db, async (tx) => {
      attempts += 1;
      await tx
        .updateTable("offices")
        .set(({ eb }) => ({ minimum_answers: eb("minimum_answers", "+", 1) }))
        .execute();
      if (attempts < 3) await sql.raw(`do $$ begin raise sqlstate '${code}'; end $$`).execute(tx);
    });
    const row = await context.db.selectFrom("offices").select("minimum_answers").executeTakeFirstOrThrow();
    expect([attempts, row.minimum_answers]).toEqual([3, 6]);
  },
);
