import { expect, test } from "vitest";
import { bindCode } from "#app/ratings/advance/bind-code.server.ts";
import { countPaper } from "#app/figures/counting/count-paper.server.ts";
import { yearPeriod } from "#app/figures/period/period.ts";
import { dayOf, instantFromDate, type Instant } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { enterSlips } from "#app/ratings/paper/enter-slips.server.ts";
import { listSlips } from "#app/ratings/paper/list-slips.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const at = (time: string): Instant => instantFromDate(new Date(time));

async function open() {
  const { context, clock } = await openTestContext("2026-11-23T08:30:00+07:00");
  const officeId = await givenOffice(context);
  const clerk = await givenColleague(context, officeId, ["officer"]);
  const enter = (...slips: [code: string, score: string, comment?: string][]) =>
    enterSlips(
      context,
      clerk,
      slips.map(([code, score, comment]) => ({ code, score, comment: comment ?? "" })),
    );
  const tap = (code: string, score: Score) => giveRating(context, { code, score, source: "phone", language: "vi" });
  const ratings = () =>
    context.db.selectFrom("ratings").select(["score", "source", "comment", "taps"]).orderBy("given_at").execute();
  return { context, clock, officeId, clerk, enter, tap, ratings };
}

test("slips are counted by code or dossier number, with their comment, and marked with who entered them", async () => {
  const { context, officeId, clerk, enter, ratings } = await open();
  const first = await givenReceipt(context, officeId, { number: "HS-001" });
  await givenReceipt(context, officeId, { number: "HS-002" });
  expect(await enter([first.code.toLowerCase(), "2", "Chờ lâu"], ["hs-002", "5"])).toEqual({ entered: 2, refused: [] });
  expect(await ratings()).toEqual(
    expect.arrayContaining([
      { score: 2, source: "paper", comment: "Chờ lâu", taps: 1 },
      { score: 5, source: "paper", comment: null, taps: 1 },
    ]),
  );
  const history = await context.db.selectFrom("rating_history").select("entered_by").execute();
  expect(history).toEqual([{ entered_by: clerk.staffId }, { entered_by: clerk.staffId }]);
  expect(await listSlips(context.db, officeId)).toMatchObject([{}, {}]);
  expect(await countPaper(context.db, officeId, yearPeriod(2026, dayOf(context.clock.now())))).toEqual({
    rated: 2,
    satisfied: 1,
  });
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("what is wrong with one line does not hold up the others", async () => {
  const { context, officeId, enter, ratings } = await open();
  const { code } = await givenReceipt(context, officeId);
  const second = await givenReceipt(context, officeId);
  const other = await givenReceipt(context, await givenOffice(context, "coquankhac"));
  const outcome = await enter(
    ["", "5"],
    ["khong-co", "5"],
    [second.code, "6"],
    [other.code, "5"],
    [code, "4"],
    [code, "3"],
  );
  expect(outcome).toEqual({
    entered: 1,
    refused: [
      { index: 0, problem: "codeMissing" },
      { index: 1, problem: "codeUnknown" },
      { index: 2, problem: "scoreWrong" },
      { index: 3, problem: "codeUnknown" },
      { index: 5, problem: "twice" },
    ],
  });
  expect(await ratings()).toMatchObject([{ score: 4 }]);
});

test("a slip never replaces a citizen's own rating; an earlier slip is mended, and the citizen has the last word", async () => {
  const { context, officeId, enter, tap, ratings } = await open();
  const own = await givenReceipt(context, officeId);
  const typed = await givenReceipt(context, officeId);
  await tap(own.code, 1);
  expect(await enter([own.code, "5"])).toMatchObject({ entered: 0, refused: [{ problem: "ratedByCitizen" }] });
  await enter([typed.code, "5"]);
  expect(await enter([typed.code, "4"])).toMatchObject({ entered: 1 });
  await tap(typed.code, 2);
  expect(await enter([typed.code, "5"])).toMatchObject({ refused: [{ problem: "ratedByCitizen" }] });
  expect((await ratings()).map(({ score, source }) => `${source} ${String(score)}`).sort()).toEqual([
    "phone 1",
    "phone 2",
  ]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a form sent twice at once counts each slip once", async () => {
  const { context, officeId, enter, ratings } = await open();
  const { code } = await givenReceipt(context, officeId);
  await Promise.all([enter([code, "3", "Một lần"]), enter([code, "3", "Một lần"])]);
  expect(await ratings()).toEqual([{ score: 3, source: "paper", comment: "Một lần", taps: 1 }]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a slip of the last open day may be entered fourteen days later and no later", async () => {
  const { context, clock, officeId, enter } = await open();
  const open26 = await givenReceipt(context, officeId, { finishedOn: "2026-11-20", openUntil: "2026-11-26" });
  clock.moveTo(at("2026-12-11T08:00:00+07:00"));
  expect(await enter([open26.code, "4"])).toMatchObject({ refused: [{ problem: "closed" }] });
  clock.moveTo(at("2026-12-10T08:00:00+07:00"));
  expect(await enter([open26.code, "4"])).toMatchObject({ entered: 1 });
});

test("a stack of slips alike is no suspicion, and a rating that was set aside is not typed in again", async () => {
  const { context, officeId, enter } = await open();
  const codes: string[] = [];
  for (let index = 0; index < 50; index += 1) codes.push((await givenReceipt(context, officeId)).code);
  for (let from = 0; from < codes.length; from += 10) {
    await enter(...codes.slice(from, from + 10).map((code): [string, string] => [code, "5"]));
  }
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  await context.db.updateTable("ratings").set({ set_aside_at: context.clock.now() }).execute();
  expect(await enter([codes[0] ?? "", "5"])).toMatchObject({ entered: 0, refused: [{ problem: "setAside" }] });
});

test("a slip is found by the code of a book, and one that is not bound yet is said so kindly", async () => {
  const { context, officeId, clerk, enter, ratings } = await open();
  await givenReceipt(context, officeId, { number: "HS-001" });
  const [bound = "", early = "", free = ""] = await givenIssuedCodes(context, clerk);
  const elsewhere = await givenColleague(context, await givenOffice(context, "coquankhac"), ["officer"]);
  const [foreign = ""] = await givenIssuedCodes(context, elsewhere);
  await bindCode(context, { ...clerk, code: bound, number: "HS-001" });
  await bindCode(context, { ...clerk, code: early, number: "HS-CHUA-CO" });
  const outcome = await enter(
    [`${bound.slice(0, 5).toLowerCase()} ${bound.slice(5)}`, "4", "Qua tem in trước"],
    [early, "5"],
    [free, "5"],
    [foreign, "5"],
    ["HS-001", "1"],
  );
  expect(outcome).toEqual({
    entered: 1,
    refused: [
      { index: 1, problem: "codeEarly" },
      { index: 2, problem: "codeUnbound" },
      { index: 3, problem: "codeUnknown" },
      { index: 4, problem: "twice" },
    ],
  });
  expect(await ratings()).toMatchObject([{ score: 4, source: "paper", comment: "Qua tem in trước" }]);
  await givenReceipt(context, officeId, { number: "HS-CHUA-CO" });
  expect(await enter([early, "5"])).toEqual({ entered: 1, refused: [] });
});
