import { expect, test } from "vitest";
import { sql } from "kysely";
import { dropEverything } from "#db/empty.ts";
import { inTransaction, type Db } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { draftSource } from "#app/deadlines/calendar/draft-year.ts";
import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { usualTrustRules } from "#app/ratings/suspicion/trust-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { areTotalsOutdated } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { countDossiers } from "#app/figures/counting/count-dossiers.server.ts";
import { recountTotals, renewTotals } from "#app/dossiers/totals/recount-totals.server.ts";
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
  expect(await countDossiers(context.db, "o", year)).toMatchObject({
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

test("texts that came with the product are cited anew in an installation of an earlier version; its own stay", async () => {
  const { context } = await openTestContext();
  const { db } = context;
  await dropEverything(db);
  await migrate(db, "0007-numbers");
  await fillAsBefore(db);
  const old = "Kế hoạch số 155/KH-SKH-CN ngày 18/01/2018";
  const own = "Kế hoạch số 155/KH-SKH-CN ngày 18/01/2018 sửa đổi, mục II.1";
  for (const [id, figure, source] of [
    ["t1", "participation", `${old}, mục II.1`],
    ["t2", "handling-cut", `${old}, mục II.3 và phụ lục, mục III.4`],
    ["t3", "satisfaction", own],
  ] as const) {
    await sql`insert into targets (id, office_id, figure, comparison, value, valid_from, source)
      values (${id}, 'o', ${figure}, 'at-least', 0.4, '2026-01-01', ${source})`.execute(db);
  }
  await sql`insert into calendar_years (office_id, year, source)
    values ('o', 2026, 'Văn bản số 12729/VPCP-KGVX ngày 25/12/2025')`.execute(db);
  await sql`insert into calendar_days (office_id, day, kind, name, source)
    values ('o', '2027-05-03', 'off', 'Nghỉ bù Ngày Quốc tế lao động',
      'Bộ luật Lao động 2019 điều 111, 112 (theo luật, chờ thông báo)')`.execute(db);
  await migrate(db);
  const targets = await db.selectFrom("targets").select("source").orderBy("id").execute();
  const cited = "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018 của Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh";
  expect(targets.map(({ source }) => source)).toEqual([
    `${cited}, Mục II.1`,
    `${cited}, Mục II.3 và Phụ lục, Mục III.4`,
    own,
  ]);
  expect(await db.selectFrom("calendar_years").select("source").execute()).toEqual([
    { source: "Công văn số 12729/VPCP-KGVX ngày 25/12/2025" },
  ]);
  // A drafted day is still known as drafted.
  expect(await db.selectFrom("calendar_days").select(["name", "source"]).execute()).toEqual([
    { name: "Nghỉ bù Ngày Quốc tế Lao động", source: draftSource },
  ]);
  expect(await findCaseRules(db, "o")).toEqual(usualCaseRules);
});

test("an office keeps its rules for cases and ratings when they move to tables of their own", async () => {
  const { context } = await openTestContext();
  const { db } = context;
  await dropEverything(db);
  await migrate(db, "0021-audit-changes");
  await fillAsBefore(db);
  await sql`update offices set answer_needs_approval = 1, reopen_days = 10, document_symbol = 'SKHCN-VP',
    letter_signer = 'KT. GIÁM ĐỐC', trust_rules = '{"deviceReceipts":5}', own_networks = '203.0.113.0/28'`.execute(db);
  await migrate(db);
  expect(await findCaseRules(db, "o")).toEqual({
    answerNeedsApproval: true,
    reopenDays: 10,
    documentSymbol: "SKHCN-VP",
    letterSigner: "KT. GIÁM ĐỐC",
    archiveLine: "VT, VP",
  });
  expect(await findTrustRules(db, "o")).toEqual({
    ...usualTrustRules,
    deviceReceipts: 5,
    ownNetworks: "203.0.113.0/28",
  });
});

test("what senders said before belongs to the answer they had read, and praise is owed no answer any more", async () => {
  const { context } = await openTestContext();
  const { db } = context;
  await dropEverything(db);
  await migrate(db, "0011-suspicion-and-mail");
  await fillAsBefore(db);
  const at = (day: string) => `2026-11-${day}T02:00:00.000Z`;
  for (const [id, kind, reopenedOn, answeredAt, toldAt] of [
    ["c1", "problem", null, at("05"), at("06")],
    ["c2", "problem", "2026-11-07", at("10"), at("06")],
    ["c3", "proposal", "2026-11-07", at("10"), at("11")],
    ["c4", "problem", "2026-11-07", null, at("06")],
    ["c5", "praise", null, at("05"), at("06")],
  ] as const) {
    await sql`insert into complaints (id, office_id, reference, secret_hash, form_hash, kind, source, language, text, search,
        state, answer_owed, received_at, received_on, first_due_on, due_on, due_unconfirmed, revision, reopened_on, answered_at)
      values (${id}, 'o', ${id}, ${id}, ${id}, ${kind}, 'web', 'vi', 'x', 'x', 'answered', 1, ${at("02")}, '2026-11-02',
        '2026-11-09', '2026-11-09', 0, 1, ${reopenedOn}, ${answeredAt})`.execute(db);
    await sql`insert into complaint_outcomes (complaint_id, solved, words, told_at, told_on)
      values (${id}, 'no', 'x', ${toldAt}, '2026-11-06')`.execute(db);
  }
  await migrate(db);
  const outcomes = await db.selectFrom("complaint_outcomes").orderBy("complaint_id").selectAll().execute();
  expect(outcomes.map(({ complaint_id, answer_number }) => [complaint_id, answer_number])).toEqual([
    ["c1", 1],
    ["c2", 1],
    ["c3", 2],
    ["c4", 1],
    ["c5", 1],
  ]);
  const owed = await db.selectFrom("complaints").orderBy("id").select(["id", "answer_owed"]).execute();
  expect(owed.filter(({ answer_owed }) => answer_owed === 0)).toEqual([{ id: "c5", answer_owed: 0 }]);
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

test("the median that was adopted as the promise of five days is withdrawn; a median set by the office itself stays", async () => {
  const { context } = await openTestContext();
  const { db } = context;
  await dropEverything(db);
  await migrate(db, "0044-codes-bound-by-imports");
  await fillAsBefore(db);
  const plan =
    "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018 của Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh, Phụ lục, Mục III.5";
  for (const [id, figure, from, source] of [
    ["t1", "answer-days", "2018-01-01", plan],
    ["t2", "answer-days", "2026-03-01", "Kế hoạch số 9, trung vị"],
    ["t3", "answered-on-time", "2018-01-01", plan],
  ]) {
    await sql`insert into targets (id, office_id, figure, comparison, value, valid_from, source)
      values (${id}, 'o', ${figure}, 'at-most', 5, ${from}, ${source})`.execute(db);
  }
  await migrate(db);
  const ends = await db.selectFrom("targets").orderBy("id").select(["id", "valid_until"]).execute();
  expect(ends.filter(({ id }) => /^t[123]$/.test(id))).toEqual([
    { id: "t1", valid_until: "2017-12-31" },
    { id: "t2", valid_until: null },
    { id: "t3", valid_until: null },
  ]);
});
