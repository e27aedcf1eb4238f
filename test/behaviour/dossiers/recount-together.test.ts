import { expect, onTestFinished, test } from "vitest";
import { sql } from "kysely";
import { inTransaction, openDatabase } from "#db/engine.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { areTotalsOutdated } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { recountTotals, renewTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantFromDate } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { withEventAfter } from "#test/support/interposed.ts";
import { givenOffice } from "#test/support/story.ts";

/** The same installation in another process: with connections of its own. */
function otherProcess(context: Context, location: string): Context {
  const { db, close } = openDatabase(location, () => undefined);
  onTestFinished(close);
  return { ...context, db };
}

function entries(from: number, count: number, firstDay: string): RegisterEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const receivedAt = instantFromDate(new Date(Date.parse(firstDay) + (index % 40) * 86_400_000));
    const receivedOn = dayOf(receivedAt);
    return {
      number: `H29.16-${String(from + index)}`,
      procedure: { code: `2.${String(1000 + (index % 7))}`, name: `Thủ tục ${String(index % 7)}`, field: "Lĩnh vực" },
      channel: index % 3 === 0 ? "online-full" : "counter",
      state: "in-progress",
      receivedAt,
      receivedOn,
      dueAt: null,
      dueOn: addDays(receivedOn, 10),
      finishedAt: null,
      finishedOn: null,
      returnedBy: null,
      counter: `Quầy ${String(index % 3)}`,
      unit: `Phòng ${String(index % 2)}`,
    };
  });
}

async function register(context: Context, officeId: string, rows: readonly RegisterEntry[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    const part = rows.slice(from, from + 100);
    await inTransaction(context.db, (tx) => registerDossiers(tx, officeId, part, context.clock.now()));
  }
}

async function received(context: Context): Promise<number> {
  const rows = await context.db.selectFrom("daily_channel_totals").select("received").execute();
  return rows.reduce((sum, row) => sum + row.received, 0);
}

test("two processes that start together after an update count every dossier once", async () => {
  const { context, location } = await openTestContext();
  const officeId = await givenOffice(context);
  await register(context, officeId, entries(0, 600, "2026-08-03T01:00:00Z"));
  await sql`delete from totals_versions`.execute(context.db);
  const others = [1, 2, 3].map(() => otherProcess(context, location));
  await Promise.all([context, ...others].map((process) => renewTotals(process)));
  expect(await areTotalsOutdated(context.db)).toBe(false);
  expect(await received(context)).toBe(600);
  expect(await recountTotals(context.db)).toEqual({ dossiers: 600, corrected: 0, isWhole: true });
});

test("a register and ratings that arrive while the totals are counted anew are counted once", async () => {
  const { context, location } = await openTestContext();
  const officeId = await givenOffice(context);
  await register(context, officeId, entries(0, 1500, "2026-08-03T01:00:00Z"));
  const codes = await context.db.selectFrom("receipts").select("code").limit(40).execute();
  const other = otherProcess(context, location);
  const importing = register(other, officeId, entries(1500, 1500, "2026-09-01T01:00:00Z"));
  const tapping = Promise.all(
    codes.map(({ code }) => giveRating(other, { code, score: 4, source: "phone", language: "vi" })),
  );
  for (let round = 0; round < 4; round += 1) await recountTotals(context.db);
  await Promise.all([importing, tapping]);
  expect(await received(context)).toBe(3000);
  expect(await recountTotals(context.db)).toEqual({ dossiers: 3000, corrected: 0, isWhole: true });
});

test("a recount that is told to stop ends after the first days, which are right, and the next one counts the rest", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await register(context, officeId, entries(0, 400, "2026-08-03T01:00:00Z"));
  await sql`update daily_channel_totals set received = received + 1`.execute(context.db);
  const stopping = new AbortController();
  const interrupted = withEventAfter(context.db, "receipts", () => {
    stopping.abort();
    return Promise.resolve();
  });
  const first = await recountTotals(interrupted, stopping.signal);
  expect(first).toEqual({ dossiers: 10, corrected: 2, isWhole: false });
  const rest = await recountTotals(context.db);
  expect(rest).toMatchObject({ dossiers: 400, isWhole: true });
  expect(await received(context)).toBe(400);
});

test("monthly totals that are wrong, missing or of a month without dossiers are put right by a recount", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await register(context, officeId, entries(0, 400, "2026-08-03T01:00:00Z"));
  const monthly = () =>
    context.db.selectFrom("monthly_procedure_totals").selectAll().orderBy("month").orderBy("procedure_id").execute();
  const before = await monthly();
  await sql`update monthly_procedure_totals set received = received + 5 where month = '2026-08'`.execute(context.db);
  await sql`update monthly_procedure_totals set month = '2025-01' where month = '2026-09'`.execute(context.db);
  await recountTotals(context.db);
  expect(await monthly()).toEqual(before);
});
