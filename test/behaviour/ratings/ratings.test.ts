import fc from "fast-check";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { formatReceiptCode, receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { scores, type Score } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

async function openRating(facts: Parameters<typeof givenReceipt>[2] = {}) {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const receipt = await givenReceipt(context, officeId, facts);
  return { context, clock, officeId, ...receipt };
}

async function tap(context: Context, code: string, score: Score) {
  const { outcome } = await giveRating(context, { code, score, source: "phone", language: "vi" });
  return outcome;
}

function countedRatings(context: Context) {
  return context.db
    .selectFrom("ratings")
    .select(["score", "taps", "answers", "comment", "comment_search", "first_given_on", "given_on"])
    .execute();
}

async function historyOf(context: Context, dossierId: string) {
  const rows = await context.db
    .selectFrom("rating_history")
    .where("dossier_id", "=", dossierId)
    .select("score")
    .orderBy("id")
    .execute();
  return rows.map((row) => row.score);
}

function totals(context: Context) {
  return context.db.selectFrom("daily_procedure_totals").selectAll().orderBy("day").execute();
}

test("one tap counts one rated dossier", async () => {
  const { context, code, dossierId } = await openRating();
  expect(await tap(context, code, 5)).toBe("recorded");
  expect(await countedRatings(context)).toMatchObject([{ score: 5, taps: 1, comment: null, answers: "{}" }]);
  expect(await historyOf(context, dossierId)).toEqual([5]);
  expect(await totals(context)).toMatchObject([{ received: 1, rated: 1, score_5: 1, taps: 1 }]);
});

test("the same score again changes nothing: not the taps, not the time, not the history", async () => {
  const { context, clock, code, dossierId } = await openRating();
  await tap(context, code, 4);
  clock.moveTo("2026-11-21T09:00:00+07:00");
  expect(await tap(context, code, 4)).toBe("unchanged");
  expect(await countedRatings(context)).toMatchObject([{ score: 4, taps: 1, given_on: "2026-11-20" }]);
  expect(await historyOf(context, dossierId)).toEqual([4]);
  expect(await totals(context)).toMatchObject([{ rated: 1, score_4: 1, taps: 1 }]);
});

test("another score replaces the counted one and the earlier stays in the history", async () => {
  const { context, clock, code, dossierId } = await openRating();
  await tap(context, code, 2);
  clock.moveTo("2026-11-21T09:00:00+07:00");
  expect(await tap(context, code, 5)).toBe("changed");
  expect(await countedRatings(context)).toMatchObject([
    { score: 5, taps: 2, first_given_on: "2026-11-20", given_on: "2026-11-21" },
  ]);
  expect(await historyOf(context, dossierId)).toEqual([2, 5]);
  expect(await totals(context)).toMatchObject([{ rated: 1, score_2: 0, score_5: 1, taps: 2 }]);
});

test("twenty taps at the same moment count once", async () => {
  const { context, code, dossierId } = await openRating();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => tap(context, code, 5)));
  expect(outcomes.filter((outcome) => outcome === "recorded")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "unchanged")).toHaveLength(19);
  expect(await historyOf(context, dossierId)).toEqual([5]);
  expect(await totals(context)).toMatchObject([{ rated: 1, taps: 1 }]);
});

test("many phones with different scores at the same moment: one rating counts and no tap is lost", async () => {
  const { context, code, dossierId } = await openRating();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => tap(context, code, scores[turn % 5] ?? 5)),
  );
  const taken = outcomes.filter((outcome) => outcome !== "unchanged").length;
  const history = await historyOf(context, dossierId);
  const [rating, ...more] = await countedRatings(context);
  expect(more).toEqual([]);
  expect(history).toHaveLength(taken);
  expect(rating?.taps).toBe(taken);
  expect(rating?.score).toBe(history.at(-1));
  expect(await totals(context)).toMatchObject([{ rated: 1, [`score_${String(rating?.score)}`]: 1, taps: taken }]);
});

test("the totals written with each tap are the totals rebuilt from the ratings", async () => {
  const { context, officeId } = await openRating();
  const receipts = await Promise.all([1, 2, 3].map(() => givenReceipt(context, officeId)));
  const taps = fc.array(fc.record({ of: fc.integer({ min: 0, max: 2 }), score: fc.constantFrom(...scores) }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(taps, async (sequence) => {
      for (const { of, score } of sequence) await tap(context, receipts[of]?.code ?? "", score);
      const written = await totals(context);
      await inTransaction(context.db, rebuildTotals);
      expect(await totals(context)).toEqual(written);
    }),
    { numRuns: 6 },
  );
});

test("the code is taken in small letters and with its hyphen", async () => {
  const { context, code } = await openRating();
  expect(await tap(context, formatReceiptCode(code).toLowerCase(), 5)).toBe("recorded");
  expect(await findRatingPage(context, formatReceiptCode(code).toLowerCase())).toMatchObject({
    kind: "open",
    receipt: { code },
    rating: { score: 5 },
  });
});

test("a code with a mistyped character says so, and one that does not exist is unknown", async () => {
  const { context, code } = await openRating();
  const mistyped = code.slice(0, -1) + (code.endsWith("A") ? "C" : "A");
  expect(await findRatingPage(context, mistyped)).toEqual({ kind: "misread", problem: { reason: "check" } });
  expect(await tap(context, mistyped, 5)).toBe("unknown-code");
  expect(await findRatingPage(context, "3333333333")).toEqual({ kind: "unknown" });
  expect(await tap(context, "3333333333", 5)).toBe("unknown-code");
  expect(await countedRatings(context)).toEqual([]);
});

test("a receipt can be rated on its last day and not after it", async () => {
  const { context, clock, code } = await openRating({ finishedOn: "2026-11-20", openUntil: "2027-02-18" });
  clock.moveTo("2027-02-18T23:59:00+07:00");
  expect(await tap(context, code, 4)).toBe("recorded");
  clock.moveTo("2027-02-19T00:00:00+07:00");
  expect(await tap(context, code, 1)).toBe("not-open");
  expect(await findRatingPage(context, code)).toMatchObject({ kind: "closed", receipt: { code } });
  expect(await saveDetails(context, { code, answers: {}, comment: "muộn" })).toBe("not-open");
  expect(await countedRatings(context)).toMatchObject([{ score: 4, comment: null }]);
});

test("taps without end on one receipt are refused, on another receipt they are not", async () => {
  const { context, officeId, code } = await openRating();
  const other = await givenReceipt(context, officeId);
  const outcomes = [];
  for (let turn = 0; turn < 61; turn += 1) outcomes.push(await tap(context, code, turn % 2 === 0 ? 5 : 4));
  expect(outcomes.at(-2)).toBe("changed");
  expect(outcomes.at(-1)).toBe("too-many");
  expect(await tap(context, other.code, 3)).toBe("recorded");
});

test("whoever guesses codes is slowed down for right codes as well, and a visitor there still rates", async () => {
  const { context, clock, officeId, code } = await openRating();
  const guesser = { ...context, visitor: { address: "203.0.113.7", userAgent: "", languages: "" } };
  for (let guess = 0; guess < 60; guess += 1) {
    expect((await findRatingPage(guesser, newReadableCode(receiptCodeLength))).kind).toBe("unknown");
  }
  expect(clock.pauses).toEqual([]);
  const kinds = await Promise.all([code, code, code, code].map((one) => findRatingPage(guesser, one)));
  expect(kinds.map(({ kind }) => kind)).toEqual(["open", "open", "open", "open"]);
  // The first has its turn at once, the others one after another.
  expect(clock.pauses).toHaveLength(3);
  expect(clock.pauses.at(-1)).toBeGreaterThan(100);
  expect(await tap(guesser, code, 4)).toBe("recorded");
  const flood = Array.from({ length: 200 }, () => findRatingPage(guesser, newReadableCode(receiptCodeLength)));
  const flooded = await Promise.all(flood);
  expect(flooded.filter(({ kind }) => kind === "too-many").length).toBeGreaterThan(100);
  const other = await givenReceipt(context, officeId);
  clock.pauses.length = 0;
  expect(await tap(context, other.code, 3)).toBe("recorded");
  expect(clock.pauses).toEqual([]);
});

test("where codes are guessed from many networks, each waits after a few, and who guesses none does not", async () => {
  const { context, clock, code } = await openRating();
  const from = (address: string) => ({ ...context, visitor: { address, userAgent: "", languages: "" } });
  const guess = (address: string) => findRatingPage(from(address), newReadableCode(receiptCodeLength));
  for (let number = 0; number < 2000; number += 1) await guess(`203.0.${String(Math.floor(number / 5))}.7`);
  for (let few = 0; few < 5; few += 1) await guess("198.51.100.2");
  expect(clock.pauses).toEqual([]);
  const open = (address: string) => Promise.all([1, 2, 3, 4].map(() => findRatingPage(from(address), code)));
  expect((await open("198.51.100.2")).map(({ kind }) => kind)).toEqual(["open", "open", "open", "open"]);
  expect(clock.pauses).toHaveLength(3);
  expect((await open("192.0.2.1")).map(({ kind }) => kind)).toEqual(["open", "open", "open", "open"]);
  expect(clock.pauses).toHaveLength(3);
});

test("answers and comment stay with the counted rating, folded for searching", async () => {
  const { context, code } = await openRating();
  await tap(context, code, 2);
  const answers = { reasons: ["late"], attitude: "4", online: "easy" } as const;
  expect(await saveDetails(context, { code, answers, comment: "Trễ hẹn ba ngày" })).toBe("saved");
  expect(await countedRatings(context)).toMatchObject([
    { answers: '{"reasons":["late"],"attitude":"4"}', comment: "Trễ hẹn ba ngày", comment_search: "tre hen ba ngay" },
  ]);
});

test("what is left open at a second time stays as it was written first", async () => {
  const { context, code } = await openRating();
  await tap(context, code, 2);
  await saveDetails(context, { code, answers: { attitude: "4", trips: "2" }, comment: "Trễ hẹn" });
  await saveDetails(context, { code, answers: { trips: "3+" }, comment: undefined });
  expect(await countedRatings(context)).toMatchObject([
    { answers: '{"attitude":"4","trips":"3+"}', comment: "Trễ hẹn" },
  ]);
});

test("a new score keeps the comment and the answers, without reasons that are no longer asked for", async () => {
  const { context, code } = await openRating();
  await tap(context, code, 2);
  await saveDetails(context, { code, answers: { reasons: ["late"], trips: "2" }, comment: "Trễ hẹn" });
  await tap(context, code, 5);
  expect(await countedRatings(context)).toMatchObject([{ score: 5, answers: '{"trips":"2"}', comment: "Trễ hẹn" }]);
});

test("details without a rating are not kept", async () => {
  const { context, code } = await openRating();
  expect(await saveDetails(context, { code, answers: { trips: "2" }, comment: "x" })).toBe("not-rated");
  expect(await countedRatings(context)).toEqual([]);
});
