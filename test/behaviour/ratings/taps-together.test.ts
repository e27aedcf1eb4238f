import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { KyselyPlugin, RootOperationNode } from "kysely";
import { expect, test } from "vitest";
import { inTransaction, type Tx } from "#db/engine.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { countTaps } from "#app/ratings/giving/count-taps.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { scores, type Score } from "#app/ratings/rating/rating.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

async function openReceipts(count: number) {
  const { context, location } = await openTestContext();
  const officeId = await givenOffice(context);
  const codes: string[] = [];
  for (let made = 0; made < count; made += 1) codes.push((await givenReceipt(context, officeId)).code);
  return { context, location, officeId, codes };
}

async function tap(context: Context, code: string, score: Score) {
  return (await giveRating(context, { code, score, source: "phone", language: "vi" })).outcome;
}

/** The same context with a database handle that counts its commits. */
function countingCommits(context: Context): { context: Context; commits: () => number } {
  let commits = 0;
  const isCommit = (node: RootOperationNode) => node.kind === "RawNode" && node.sqlFragments.join("") === "commit";
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (isCommit(node)) commits += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { context: { ...context, db: context.db.withPlugin(plugin) }, commits: () => commits };
}

function countedRatings(context: Context): Promise<{ score: Score; taps: number }[]> {
  return context.db.selectFrom("ratings").select(["score", "taps"]).orderBy("id").execute();
}

function totals(context: Context) {
  return context.db.selectFrom("daily_channel_totals").selectAll().orderBy("day").execute();
}

test("taps on many receipts at the same moment share their commits, and every one of them counts", async () => {
  const { context: opened, codes } = await openReceipts(40);
  const { context, commits } = countingCommits(opened);
  const outcomes = await Promise.all(codes.map((code, index) => tap(context, code, scores[index % 5] ?? 5)));
  expect(new Set(outcomes)).toEqual(new Set(["recorded"]));
  // A few commits, because a pool of connections does not find all receipts in the same turn.
  expect(commits()).toBeLessThan(codes.length / 3);
  expect((await countedRatings(context)).map(({ score }) => score).sort()).toEqual(
    codes.map((_, index) => scores[index % 5] ?? 5).sort(),
  );
  const written = await totals(context);
  expect(written).toMatchObject([{ received: 40, rated: 40, score_5: 8, score_1: 8, taps: 40 }]);
  await inTransaction(context.db, rebuildTotals);
  expect(await totals(context)).toEqual(written);
});

test("taps on one receipt within one commit are decided in their order", async () => {
  const { context, codes } = await openReceipts(2);
  const [receipt, other] = await Promise.all(codes.map((code) => findReceipt(context.db, code)));
  if (receipt === undefined || other === undefined) throw new Error("no receipts");
  const given = { source: "phone", language: "vi", givenAt: context.clock.now() } as const;
  const taps = [
    { ...receipt, ...given, score: 3 },
    { ...receipt, ...given, score: 3 },
    { ...other, ...given, score: 5 },
    { ...receipt, ...given, score: 5 },
    { ...receipt, ...given, score: 4 },
  ] as const;
  const steps = await inTransaction(context.db, (tx) => countTaps(tx, taps));
  expect(steps).toEqual(["recorded", "unchanged", "recorded", "changed", "changed"]);
  expect(await countedRatings(context)).toEqual([
    { score: 4, taps: 3 },
    { score: 5, taps: 1 },
  ]);
  expect(await totals(context)).toMatchObject([{ rated: 2, score_3: 0, score_4: 1, score_5: 1, taps: 4 }]);
});

test("refused taps among good ones get their own answer", async () => {
  const { context, officeId, codes } = await openReceipts(1);
  const closed = await givenReceipt(context, officeId, { finishedOn: "2026-01-05", openUntil: "2026-04-05" });
  const outcomes = await Promise.all([
    tap(context, "3333333333", 5),
    tap(context, codes[0] ?? "", 5),
    tap(context, closed.code, 5),
  ]);
  expect(outcomes).toEqual(["unknown-code", "recorded", "not-open"]);
});

test("a tap that the database will not take fails alone", async () => {
  const { context, codes } = await openReceipts(3);
  const broken = { code: codes[1] ?? "", score: 5, source: null as never, language: "vi" } as const;
  const settled = await Promise.allSettled([
    tap(context, codes[0] ?? "", 5),
    giveRating(context, broken),
    tap(context, codes[2] ?? "", 2),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await countedRatings(context)).toEqual([
    { score: 5, taps: 1 },
    { score: 2, taps: 1 },
  ]);
  expect(await totals(context)).toMatchObject([{ received: 3, rated: 2, taps: 2 }]);
});

test("nobody is answered before the commit, and later callers go into the next one", async () => {
  const { context } = await openTestContext();
  const seen: string[] = [];
  const together = groupCommit(async (tx: Tx, items: readonly string[]) => {
    seen.push(`work on ${items.join("")}`);
    await tx.selectFrom("offices").select("id").execute();
    return items.map((item) => item.toUpperCase());
  });
  const call = async (item: string) => {
    const outcome = await together(context.db, item);
    seen.push(`answer ${outcome}`);
  };
  const first = [call("a"), call("b")];
  await Promise.race(first);
  await Promise.all([...first, call("c")]);
  expect(seen).toEqual(["work on ab", "answer A", "answer B", "work on c", "answer C"]);
});

test("inside an open transaction a tap is refused at once instead of waiting for ever", async () => {
  const { context } = await openTestContext();
  const together = groupCommit((_tx: Tx, items: readonly string[]) => Promise.resolve(items));
  await expect(inTransaction(context.db, () => together(context.db, "a"))).rejects.toThrow("inside inTransaction");
  expect(await together(context.db, "b")).toBe("b");
});

test("whatever was acknowledged is there after the process is killed in the middle of its taps", async () => {
  const { context, location, codes } = await openReceipts(60);
  const child = spawn(process.execPath, ["test/support/tapping-process.ts", location, ...codes], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: string[] = [];
  for await (const code of createInterface({ input: child.stdout })) {
    acknowledged.push(code);
    if (acknowledged.length === 10) child.kill("SIGKILL");
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
  const rated = await context.db
    .selectFrom("ratings")
    .innerJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .select("receipts.code")
    .execute();
  expect(acknowledged.length).toBeGreaterThanOrEqual(10);
  expect(rated.map(({ code }) => code)).toEqual(expect.arrayContaining(acknowledged));
  const written = await totals(context);
  await inTransaction(context.db, rebuildTotals);
  expect(await totals(context)).toEqual(written);
});
