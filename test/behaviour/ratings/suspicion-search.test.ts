import fc from "fast-check";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import type { Context, Visitor } from "#app/platform/context.server.ts";
import { addMinutes, instantFromDate } from "#app/platform/day.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import { setTrustRules } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { flagDecisions } from "#app/ratings/suspicion/suspicion.ts";
import { usualTrustRules } from "#app/ratings/suspicion/trust-rules.ts";
import { openTestContext, type TestClock } from "#test/support/context.ts";
import { testEngine } from "#test/support/database.ts";
import { withEventAfter } from "#test/support/interposed.ts";
import { forgetNaiveSearch, naiveSearch } from "#test/support/naive-suspicions.ts";
import { givenReceipt, type GivenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

interface Story {
  context: Context;
  clock: TestClock;
  judge: { staffId: string; officeId: string };
  receipts: GivenReceipt[];
  counters: string[];
}

const opening = "2026-11-20T09:00:00+07:00";

async function openStory(receipts: number): Promise<Story> {
  const { context, clock } = await openTestContext(opening);
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "duyet@example.vn", ["approver"]);
  const counters = await givenCounters(context, officeId);
  const given: GivenReceipt[] = [];
  for (let made = 0; made < receipts; made += 1) {
    const receipt = await givenReceipt(context, officeId);
    await moveToCounter(context, receipt, counters[made % 3]);
    given.push(receipt);
  }
  return { context, clock, judge: { staffId, officeId }, receipts: given, counters };
}

async function givenCounters(context: Context, officeId: string): Promise<string[]> {
  const counters = ["1", "2"].map((code) => ({
    id: `${officeId}-${code}`,
    office_id: officeId,
    name: `Quầy ${code}`,
    name_key: `quay ${code}`,
    code: `QUAY${code}`,
  }));
  await inTransaction(context.db, (tx) => tx.insertInto("counters").values(counters).execute());
  return counters.map(({ id }) => id);
}

/** As a later register says it. */
async function moveToCounter(context: Context, { dossierId }: GivenReceipt, counterId: string | undefined) {
  const change = { counter_id: counterId ?? null };
  await context.db.updateTable("dossiers").set(change).where("id", "=", dossierId).execute();
}

const visitors: Visitor[] = [
  { address: "198.51.100.23", userAgent: "Máy thử/1.0", languages: "vi-VN" },
  { address: "198.51.100.23", userAgent: "Máy khác/2.0", languages: "vi-VN" },
  { address: "203.0.113.9", userAgent: "Máy thử/1.0", languages: "vi-VN" },
];

const receiptCount = 9;
const position = fc.nat({ max: receiptCount - 1 });

const act = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("tap" as const),
      position,
      score: fc.constantFrom(5 as const, 5 as const, 2 as const),
      visitor: fc.nat({ max: visitors.length - 1 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("search" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("print" as const), position }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("rules" as const),
      receipts: fc.constantFrom(2, 3),
      minutes: fc.constantFrom(5, 40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("judge" as const),
      position,
      decision: fc.constantFrom(...flagDecisions),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** Minutes until the next act: mostly few, sometimes hours, sometimes over midnight. */
const pauses = fc.oneof(
  { weight: 12, arbitrary: fc.nat({ max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 15, max: 120 }) },
  { weight: 1, arbitrary: fc.constant(15 * 60) },
);

async function perform(story: Story, given: Act, search: (context: Context) => Promise<unknown>): Promise<void> {
  const { context, judge, receipts } = story;
  if (given.kind === "search") {
    await search(context);
  } else if (given.kind === "rules") {
    const { receipts: deviceReceipts, minutes: alikeMinutes } = given;
    const rules = { ...usualTrustRules, deviceReceipts, networkReceipts: 4, alikeRatings: 3, alikeMinutes };
    await setTrustRules(context, judge, { ...rules, ownNetworks: "203.0.113.0/28" });
  } else {
    const { code = "", dossierId = "" } = receipts[given.position] ?? {};
    if (given.kind === "tap") {
      const visitor = visitors[given.visitor];
      const tap = { code, score: given.score, source: "phone", language: "vi" } as const;
      await giveRating({ ...context, visitor }, tap);
    } else if (given.kind === "print") {
      await notePrinted(context, judge.officeId, dossierId);
    } else {
      const { ratings } = await listFlagged(context.db, judge.officeId, "all", null);
      const version = ratings.find((rating) => rating.dossierId === dossierId)?.version ?? "";
      await judgeRating(context, judge, { dossier: dossierId, version, decision: given.decision, words: "đã xem" });
    }
  }
}

/** The flags of a story, by the position of their receipt. */
async function flagsOf({ context, receipts }: Story) {
  const rows = await context.db.selectFrom("rating_flags").selectAll().execute();
  return rows
    .map(({ dossier_id, reason, found_at, decision, decided_at, details }) => {
      const kept = JSON.parse(details) as { seen: unknown; earlier: { decision: string; at: string }[] };
      const earlier = kept.earlier.map((one) => `${one.decision} ${one.at}`);
      const at = receipts.findIndex(({ dossierId }) => dossierId === dossier_id);
      return { at, reason, found_at, decision, decided_at, seen: kept.seen, earlier };
    })
    .sort((a, b) => a.at - b.at || (a.reason < b.reason ? -1 : 1));
}

/** Plays random stories twice, once with each search, and compares the flags. */
async function compareSearches(parameters: fc.Parameters<[[number, Act][]]>): Promise<void> {
  const story = await openStory(0);
  const byHand = await openStory(0);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(pauses, act), { minLength: 15, maxLength: 40, size: "max" }), async (acts) => {
      let now = instantFromDate(new Date(opening));
      for (const one of [story, byHand]) {
        one.clock.moveTo(now);
        await clear(one.context);
        forgetNaiveSearch(one.context);
        one.receipts = [];
        for (let made = 0; made < receiptCount; made += 1) {
          const receipt = await givenReceipt(one.context, one.judge.officeId);
          await moveToCounter(one.context, receipt, one.counters[made % 3]);
          one.receipts.push(receipt);
        }
      }
      for (const [pause, given] of [...acts, [1, { kind: "search" }] as const]) {
        now = addMinutes(now, pause);
        story.clock.moveTo(now);
        byHand.clock.moveTo(now);
        await perform(story, given, findSuspicious);
        await perform(byHand, given, naiveSearch);
      }
      expect(await flagsOf(story)).toEqual(await flagsOf(byHand));
    }),
    parameters,
  );
}

test("a search of what is new leaves the same flags as one that looks at everything", async () => {
  await compareSearches({ numRuns: testEngine === "postgres" ? 4 : 20 });
}, 120_000);

/** Stories in which the two searches once differed: a receipt tapped twice in one moment, and days without a search. */
test.each([
  { seed: -86_593_649, path: "0:0:0:0:7:2:0:0:0:0:2:1:3:0:3:0:0:0:0:0:0:0:0" },
  { seed: 20_261_128, path: "4" },
])(
  "the story of seed $seed leaves the same flags",
  async (story) => {
    await compareSearches({ ...story, numRuns: 1 });
  },
  120_000,
);

async function clear({ db }: Context): Promise<void> {
  for (const table of [
    "suspicion_searches",
    "set_aside_ratings",
    "rating_flags",
    "rating_history",
    "ratings",
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

function tap(story: Story, at: number, visitor: number, score: 1 | 5 = 5) {
  const { context, receipts } = story;
  const given = { code: receipts[at]?.code ?? "", score, source: "phone", language: "vi" } as const;
  return giveRating({ ...context, visitor: visitors[visitor] }, given);
}

test("a tap that was still being saved when the last search looked is found by the next one", async () => {
  const story = await openStory(3);
  await tap(story, 0, 0);
  await tap(story, 1, 0);
  story.clock.moveTo("2026-11-20T09:20:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 0 });
  story.clock.moveTo("2026-11-20T09:02:00+07:00");
  await tap(story, 2, 0);
  story.clock.moveTo("2026-11-20T09:30:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 3 });
});

test("a receipt printed hours after it was rated is found, although no tap is new", async () => {
  const story = await openStory(1);
  await tap(story, 0, 0);
  story.clock.moveTo("2026-11-20T09:15:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 0 });
  story.clock.moveTo("2026-11-20T14:00:00+07:00");
  await notePrinted(story.context, story.judge.officeId, story.receipts[0]?.dossierId ?? "");
  story.clock.moveTo("2026-11-20T14:15:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 1 });
});

test("what the register tells of a counter only in the evening is found before the day is forgotten", async () => {
  const story = await openStory(10);
  for (const receipt of story.receipts) await moveToCounter(story.context, receipt, undefined);
  const rules = { ...usualTrustRules, deviceReceipts: 0, networkReceipts: 0, ownNetworks: "" };
  await setTrustRules(story.context, story.judge, rules);
  for (let at = 0; at < 10; at += 1) await tap(story, at, 0);
  story.clock.moveTo("2026-11-20T09:15:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 0 });
  for (const receipt of story.receipts) await moveToCounter(story.context, receipt, story.counters[0]);
  story.clock.moveTo("2026-11-20T15:15:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 10 });
});

test("after days without a search the ratings of those days are looked at, as long as their fingerprints are stored", async () => {
  const story = await openStory(3);
  expect(await findSuspicious(story.context)).toEqual({ flagged: 0 });
  for (let at = 0; at < 3; at += 1) await tap(story, at, 0);
  story.clock.moveTo("2026-11-25T09:00:00+07:00");
  expect(await findSuspicious(story.context)).toEqual({ flagged: 3 });
});

test("a rating given anew while the search is about to flag it is not flagged for the one it replaced", async () => {
  const story = await openStory(3);
  const { context, clock } = story;
  for (let at = 0; at < 3; at += 1) await tap(story, at, 0);
  story.clock.moveTo("2026-11-20T09:05:00+07:00");
  const { code = "" } = story.receipts[0] ?? {};
  const db = withEventAfter(story.context.db, "rating_flags", async () => {
    clock.moveTo("2026-11-20T09:06:00+07:00");
    await giveRating({ ...context, visitor: visitors[2] }, { code, score: 1, source: "phone", language: "vi" });
  });
  expect(await findSuspicious({ ...story.context, db })).toEqual({ flagged: 2 });
});

test("what somebody decides while the search is about to flag it stays decided", async () => {
  const story = await openStory(3);
  const { context, clock } = story;
  for (let at = 0; at < 3; at += 1) await tap(story, at, 0);
  story.clock.moveTo("2026-11-20T09:05:00+07:00");
  await findSuspicious(story.context);
  story.clock.moveTo("2026-11-20T09:06:00+07:00");
  for (let at = 0; at < 3; at += 1) await tap(story, at, 0, 1);
  story.clock.moveTo("2026-11-20T09:10:00+07:00");
  const db = withEventAfter(story.context.db, "rating_flags", async () => {
    clock.moveTo("2026-11-20T09:11:00+07:00");
    await findSuspicious(context);
    const { ratings } = await listFlagged(context.db, story.judge.officeId, "waiting", null);
    for (const { dossierId: dossier, version } of ratings) {
      await judgeRating(context, story.judge, { dossier, version, decision: "genuine", words: "một gia đình" });
    }
  });
  expect(await findSuspicious({ ...story.context, db })).toEqual({ flagged: 0 });
  expect(await listFlagged(context.db, story.judge.officeId, "all", null)).toMatchObject({ waiting: 0 });
});
