import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import {
  telephone,
  other,
  tap,
  openBurst,
  waiting,
  decide,
  totals,
  expectRebuiltTotalsAreKept,
} from "#test/support/suspicious-ratings.ts";

test("whoever taps a receipt after its rating was set aside counts again", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  await decide(context, judge, receipt?.dossierId, "set-aside");
  expect(await findRatingPage(context, receipt?.code ?? "")).toMatchObject({ kind: "open", rating: undefined });
  clock.moveTo("2026-11-20T11:00:00+07:00");
  expect(await tap(context, receipt?.code, 5, other)).toBe("recorded");
  expect(await totals(context)).toMatchObject([{ rated: 3, score_5: 3, taps: 4 }]);
  await expectRebuiltTotalsAreKept(context);
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  const { ratings } = await listFlagged(context.db, officeId, "done", null);
  expect(ratings).toMatchObject([{ dossierId: receipt?.dossierId, state: "given-anew", isSetAside: false }]);
  expect(await decide(context, judge, receipt?.dossierId, "set-aside")).toBe("changed");
});

/** Saves answers and a comment with the counted rating, as the citizen does on the page. */
async function write(context: Context, code: string | undefined, comment: string) {
  const answers = { waiting: "15-25", attitude: "2" } as const;
  return saveDetails(context, { code: code ?? "", answers, comment });
}

function ratingOf(context: Context, dossier: string | undefined) {
  return context.db
    .selectFrom("ratings")
    .where("dossier_id", "=", dossier ?? "")
    .selectAll()
    .executeTakeFirstOrThrow();
}

function replacedRatings(context: Context) {
  return context.db.selectFrom("set_aside_ratings").orderBy("given_at").selectAll().execute();
}

test.each([
  ["the same score", 5],
  ["another score", 1],
] as const)("whoever rates after a rating was set aside begins with nothing of it: %s", async (_what, score) => {
  const { context, clock, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  expect(await write(context, receipt?.code, "Góp ý của người khác")).toBe("saved");
  await decide(context, judge, receipt?.dossierId, "set-aside");
  clock.moveTo("2026-11-20T11:00:00+07:00");
  expect(await tap(context, receipt?.code, score, other)).toBe("recorded");
  expect(await ratingOf(context, receipt?.dossierId)).toMatchObject({
    score,
    taps: 2,
    comment: null,
    comment_search: null,
    answers: "{}",
    set_aside_at: null,
  });
  const answersOfOthers = await context.db
    .selectFrom("daily_answer_totals")
    .where("given", "!=", 0)
    .selectAll()
    .execute();
  expect(answersOfOthers).toEqual([]);
  expect(await findRatingPage(context, receipt?.code ?? "")).toMatchObject({ rating: { score, hasDetails: false } });
  expect(await replacedRatings(context)).toMatchObject([
    {
      dossier_id: receipt?.dossierId,
      score: 5,
      answers: '{"attitude":"2","waiting":"15-25"}',
      comment: "Góp ý của người khác",
      set_aside_by: judge.staffId,
    },
  ]);
  await expectRebuiltTotalsAreKept(context);
});

test("many who rate at once after set-aside ratings all begin with nothing of them", async () => {
  const { context, clock, judge, receipts } = await openBurst();
  for (const { code, dossierId } of receipts) {
    await write(context, code, "Góp ý của người khác");
    await decide(context, judge, dossierId, "set-aside");
  }
  clock.moveTo("2026-11-20T11:00:00+07:00");
  const outcomes = await Promise.all(receipts.map(({ code }) => tap(context, code, 4, other)));
  expect(outcomes).toEqual(["recorded", "recorded", "recorded"]);
  for (const { dossierId } of receipts) {
    expect(await ratingOf(context, dossierId)).toMatchObject({ score: 4, comment: null, answers: "{}" });
  }
  expect(await replacedRatings(context)).toHaveLength(3);
  expect(await totals(context)).toMatchObject([{ rated: 3, score_4: 3, score_5: 0, commented: 0, taps: 6 }]);
  await expectRebuiltTotalsAreKept(context);
});

test("what is written to a rating that was set aside in between is not kept, and changes nothing of it", async () => {
  const { context, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  await write(context, receipt?.code, "Trước");
  await decide(context, judge, receipt?.dossierId, "set-aside");
  expect(await write(context, receipt?.code, "Sau")).toBe("not-rated");
  expect(await ratingOf(context, receipt?.dossierId)).toMatchObject({ comment: "Trước" });
});

test("a rating from the device whose rating was set aside is set aside until somebody decides", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  await write(context, receipt?.code, "Trước");
  await decide(context, judge, receipt?.dossierId, "set-aside");
  clock.moveTo("2026-11-20T11:00:00+07:00");
  expect(await tap(context, receipt?.code, 4, telephone)).toBe("recorded");
  expect(await tap(context, receipt?.code, 4, telephone)).toBe("unchanged");
  expect(await findRatingPage(context, receipt?.code ?? "")).toMatchObject({ rating: { score: 4, hasDetails: false } });
  expect(await write(context, receipt?.code, "Của chính người này")).toBe("saved");
  expect(await tap(context, receipt?.code, 3, telephone)).toBe("changed");
  expect(await ratingOf(context, receipt?.dossierId)).toMatchObject({ score: 3, comment: "Của chính người này" });
  expect(await totals(context)).toMatchObject([{ rated: 2, score_5: 2, score_3: 0, commented: 0, taps: 5 }]);
  await expectRebuiltTotalsAreKept(context);
  clock.moveTo("2026-11-20T11:15:00+07:00");
  expect(await findSuspicious(context)).toEqual({ flagged: 1 });
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  const flagged = (await waiting(context, officeId)).find(({ dossierId }) => dossierId === receipt?.dossierId);
  expect(flagged).toMatchObject({ state: "waiting", isProvisional: true, decisions: [{ decision: "set-aside" }] });
  expect(flagged?.replaced).toMatchObject([{ score: 5 }]);
  clock.moveTo("2026-11-20T11:20:00+07:00");
  expect(await decide(context, judge, receipt?.dossierId, "genuine")).toBe("decided");
  expect(await totals(context)).toMatchObject([{ rated: 3, score_5: 2, score_3: 1, commented: 1, taps: 5 }]);
  await expectRebuiltTotalsAreKept(context);
});

test("a rating set aside provisionally that is given again before a decision waits again", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  await decide(context, judge, receipt?.dossierId, "set-aside");
  for (const [time, score] of [
    ["11:00", 4],
    ["12:00", 5],
  ] as const) {
    clock.moveTo(`2026-11-20T${time}:00+07:00`);
    await tap(context, receipt?.code, score, telephone);
    clock.moveTo(`2026-11-20T${time.replace("00", "15")}:00+07:00`);
    expect(await findSuspicious(context)).toEqual({ flagged: 1 });
    const ids = (await waiting(context, officeId)).map(({ dossierId }) => dossierId);
    expect(ids).toContain(receipt?.dossierId);
  }
});

test("the citizen from elsewhere counts at once, with nothing of what was set aside before", async () => {
  const { context, clock, judge, receipts } = await openBurst();
  const [receipt] = receipts;
  await decide(context, judge, receipt?.dossierId, "set-aside");
  clock.moveTo("2026-11-20T11:00:00+07:00");
  await tap(context, receipt?.code, 4, telephone);
  await write(context, receipt?.code, "Lại là người ấy");
  clock.moveTo("2026-11-20T11:05:00+07:00");
  expect(await tap(context, receipt?.code, 4, { ...other, address: "203.0.113.77" })).toBe("recorded");
  expect(await ratingOf(context, receipt?.dossierId)).toMatchObject({ score: 4, comment: null, set_aside_at: null });
  expect(await replacedRatings(context)).toMatchObject([{ score: 5 }, { score: 4, comment: "Lại là người ấy" }]);
  expect(await totals(context)).toMatchObject([{ rated: 3, score_4: 1, score_5: 2, commented: 0 }]);
  await expectRebuiltTotalsAreKept(context);
});

test("a pattern that was set aside and shows again on another day is set aside as soon as it is seen", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  for (const { dossierId } of receipts) await decide(context, judge, dossierId, "set-aside");
  clock.moveTo("2026-11-21T09:00:00+07:00");
  for (const { code } of receipts) expect(await tap(context, code, 5, telephone)).toBe("recorded");
  expect(await totals(context)).toMatchObject([{ rated: 3, score_5: 3 }]);
  clock.moveTo("2026-11-21T09:15:00+07:00");
  expect(await findSuspicious(context)).toEqual({ flagged: 3 });
  expect(await totals(context)).toMatchObject([{ rated: 0, score_5: 0, taps: 6 }]);
  expect((await waiting(context, officeId)).map(({ isProvisional }) => isProvisional)).toEqual([true, true, true]);
  await expectRebuiltTotalsAreKept(context);
});
