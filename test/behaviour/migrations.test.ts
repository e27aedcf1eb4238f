import { expect, test } from "vitest";
import { sql } from "kysely";
import { dropEverything } from "#db/empty.ts";
import { inTransaction, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { areTotalsOutdated } from "#app/dossiers/daily-totals.server.ts";
import { countCohort } from "#app/figures/list-cohorts.server.ts";
import { recountTotals, renewTotals } from "#app/figures/recount-totals.server.ts";
import { day } from "#app/platform/day.ts";
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

test("an installation of an earlier version keeps its figures, and gets the new ones counted when it starts", async () => {
  const { context } = await openTestContext();
  await dropEverything(context.db);
  await migrate(context.db, "0006-speed");
  await fillAsBefore(context.db);
  expect(await migrate(context.db)).toContain("0007-numbers");
  expect(await areTotalsOutdated(context.db)).toBe(true);
  await renewTotals(context);
  expect(await areTotalsOutdated(context.db)).toBe(false);
  const year = { from: day("2026-01-01"), to: day("2026-12-31") };
  expect(await countCohort(context.db, "o", year)).toMatchObject({
    received: 2,
    rated: 1,
    taps: 2,
    opened: 1,
    finished: 1,
    late: 1,
    online_full: 1,
    handling_days: 8,
  });
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

/** What an office had before: two dossiers, one rated, and totals that know of neither promises nor channels. */
async function fillAsBefore(db: Db): Promise<void> {
  const at = "2026-11-02T02:00:00.000Z";
  await sql`insert into offices (id, slug, name, parent_name, place, contact_line, created_at, rating_open_days, minimum_answers)
    values ('o', 'so', 'Sở', 'Ủy ban', 'Thành phố', '', ${at}, 90, 5)`.execute(db);
  await sql`insert into procedures (id, office_id, code, name, field) values ('p', 'o', '1.1', 'Thủ tục', 'Lĩnh vực')`.execute(
    db,
  );
  for (const [id, channel, finished] of [
    ["d1", "counter", null],
    ["d2", "online-full", "2026-11-10"],
  ] as const) {
    await sql`insert into dossiers (id, office_id, number, procedure_id, channel, state, received_at, received_on, due_on,
        finished_on, created_at, updated_at)
      values (${id}, 'o', ${id}, 'p', ${channel}, 'in-progress', ${at}, '2026-11-02', '2026-11-09', ${finished}, ${at}, ${at})`.execute(
      db,
    );
    await sql`insert into receipts (code, office_id, dossier_id, issued_at) values (${id}, 'o', ${id}, ${at})`.execute(
      db,
    );
  }
  await sql`insert into ratings (id, office_id, dossier_id, source, language, first_given_at, first_given_on, given_at,
      given_on, answers, score, taps)
    values ('r', 'o', 'd2', 'phone', 'vi', ${at}, '2026-11-10', ${at}, '2026-11-10', '{}', 4, 2)`.execute(db);
  await sql`insert into daily_channel_totals (office_id, day, channel, received, rated, score_1, score_2, score_3, score_4,
      score_5, taps)
    values ('o', '2026-11-02', 'counter', 1, 0, 0, 0, 0, 0, 0, 0), ('o', '2026-11-02', 'online-full', 1, 1, 0, 0, 0, 1, 0, 2)`.execute(
    db,
  );
}
