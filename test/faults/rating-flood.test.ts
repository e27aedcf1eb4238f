import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { addMinutes } from "#app/platform/day.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

/**
 * In a trial this many ratings came from one address, and the search for suspicious ones stopped the server for 144
 * seconds.
 */
const count = 22_147;

/** The longest that a health check may wait, in milliseconds. */
const longestWait = 250;

/** SQLite runs in the event loop, so it is the engine on which long work stops everything else. */
async function openSqliteContext() {
  const { context, clock } = await openTestContext("2026-11-20T12:00:00+07:00");
  const folder = mkdtempSync(join(tmpdir(), "hai-long-flood-"));
  const opened = openDatabase(join(folder, "flood.sqlite"), (error) => {
    throw error;
  });
  onTestFinished(async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await migrate(opened.db);
  return { context: { ...context, db: opened.db }, clock };
}

/** Ratings from one device since eight o'clock, two a second, each on a dossier of its own like the one that is there. */
async function flood(db: Db): Promise<void> {
  const numbers = sql`with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ${count})`;
  const givenAt = sql`strftime('%Y-%m-%dT%H:%M:%fZ', '2026-11-20T01:00:00', (i * 0.5) || ' seconds')`;
  await sql`insert into dossiers (id, office_id, number, procedure_id, channel, state, received_at, received_on, created_at,
      updated_at)
    ${numbers} select 'd' || i, office_id, 'N' || i, procedure_id, channel, state, received_at, received_on, created_at,
      updated_at from numbers, dossiers`.execute(db);
  await sql`insert into ratings (id, office_id, dossier_id, source, language, first_given_at, first_given_on, given_at, given_on,
      answers, score, taps)
    ${numbers} select 'r' || i, id, 'd' || i, 'phone', 'vi', ${givenAt}, '2026-11-20', ${givenAt}, '2026-11-20', '{}', 5, 1
    from numbers, offices`.execute(db);
  await sql`insert into rating_history (id, office_id, dossier_id, source, given_at, given_on, score, device, network)
    ${numbers} select 't' || i, id, 'd' || i, 'phone', ${givenAt}, '2026-11-20', 5, 'device', 'network'
    from numbers, offices`.execute(db);
  // Writing the log back belongs to the making of the flood, not to the search.
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** The longest time for which nothing else had its turn while some work ran, in milliseconds. */
async function longestStop(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await pause(50);
  delay.reset();
  await work();
  await pause(50);
  delay.disable();
  return delay.max / 1e6;
}

test("the search through a flood of ratings from one address lets a health check through at any moment", async () => {
  const { context, clock } = await openSqliteContext();
  await givenReceipt(context, await givenOffice(context));
  await flood(context.db);
  let flagged = 0;
  const search = async () => {
    ({ flagged } = await findSuspicious(context));
  };
  expect(await longestStop(search)).toBeLessThan(longestWait);
  // Each of them for its device and for its network.
  expect(flagged).toBe(2 * count);
  clock.moveTo(addMinutes(context.clock.now(), 15));
  expect(await longestStop(search)).toBeLessThan(longestWait);
  expect(flagged).toBe(0);
});
