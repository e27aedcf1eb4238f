import { expect, test } from "vitest";
import { listPublishedResults } from "#app/figures/published-results.server.ts";
import { figureColumns, figuresCsv, resultsCsv } from "#app/figures/published-csv.ts";
import { publicPeriodFrom, resultsDocument, type PublishedResults } from "#app/figures/published.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/give-rating.server.ts";
import type { Score } from "#app/ratings/rating.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const morning = "T09:00:00+07:00";
const noTexts = { answers: [], improvements: [] };

async function published(context: Context, slug: string | null = null, search = "") {
  const today = dayOf(context.clock.now());
  return (
    (await listPublishedResults(context.db, slug, today, publicPeriodFrom(new URLSearchParams(search), today))) ?? []
  );
}

async function only(context: Context, search = ""): Promise<PublishedResults> {
  const [results] = await published(context, null, search);
  if (results === undefined) throw new Error("there is no office");
  return results;
}

/** So many dossiers of a month, each rated with the score. */
function rated(month: string, count: number, score: Score, change: { procedure?: string; channel?: "post" } = {}) {
  return Array.from({ length: count }, () => ({ at: `${month}-10${morning}`, taps: [score], ...change }));
}

test("the published document keeps its first fields, and a new rating shows at once", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const [code = ""] = await givenDossiers(context, officeId, [
    { at: `2026-01-01${morning}` },
    { at: `2026-02-02${morning}`, taps: [4] },
    { at: "2025-12-31T23:00:00+07:00", taps: [5] },
  ]);
  await giveRating(context, { code, score: 2, source: "phone", language: "vi" });

  const results = await only(context);
  const span = { from: "2026-01-01", to: "2026-11-20", cutOff: "2026-11-20" };
  expect(resultsDocument(results, noTexts, "https://hailong.example")).toMatchObject({
    office: { slug: "skhcn", name: "Sở Khoa học và Công nghệ" },
    participation: { numerator: 2, denominator: 2, share: 1, target: 0.4, ...span },
    satisfaction: {
      withheld: true,
      n: 2,
      minimumN: 5,
      satisfied: null,
      share: null,
      interval: null,
      target: null,
      ...span,
    },
    ratingsGiven: 2,
    period: { kind: "year", from: "2026-01-01", to: "2026-11-20", lastDay: "2026-12-31" },
    licence: { name: "CC BY 4.0" },
    documentation: "https://hailong.example/results/data",
  });
  expect(resultsCsv([results]).split("\r\n").slice(0, 3)).toEqual([
    "\uFEFFoffice;month;received;rated;ratings_given;cut_off",
    "skhcn;2026-01;1;1;1;2026-11-20",
    "skhcn;2026-02;1;1;1;2026-11-20",
  ]);
});

test("of several offices each publishes its own results; an unknown one has none", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const otherId = await givenOffice(context, "so-khac");
  await givenDossiers(context, otherId, [{ at: `2026-05-06${morning}` }]);
  const tell = (results: PublishedResults[]) =>
    results.map(({ office, figures: { participation } }) => [
      office.slug,
      participation.measure.state === "shown" ? participation.measure.denominator : 0,
    ]);
  expect(tell(await published(context))).toEqual([
    ["skhcn", 0],
    ["so-khac", 1],
  ]);
  expect(tell(await published(context, "so-khac"))).toEqual([["so-khac", 1]]);
  expect(await listPublishedResults(context.db, "khong-co", day("2026-11-20"))).toBeUndefined();
});

test("satisfaction comes with n, interval, target; the national formula stands apart", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-03", 6, 5),
    ...rated("2026-03", 2, 1),
    { at: `2026-03-02${morning}` },
  ]);
  const { figures } = resultsDocument(await only(context), noTexts, "https://hailong.example");
  expect(figures["satisfaction"]).toMatchObject({ value: 0.75, numerator: 6, denominator: 8, withheld: false });
  expect(figures["satisfaction"]?.interval?.from).toBeCloseTo(0.4093, 4);
  expect(figures["satisfaction-national"]).toMatchObject({ numerator: 7, denominator: 9 });
  expect(figures["participation"]).toMatchObject({
    numerator: 8,
    denominator: 9,
    reached: true,
    target: { value: 0.4, comparison: "at-least" },
  });
});

test("a month of too few is withheld with another one, so that the year does not give it away", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-01", 9, 5),
    ...rated("2026-02", 2, 1),
    ...rated("2026-03", 6, 4),
  ]);
  const { months, figures } = await only(context);
  expect(months.slice(0, 3).map(({ id, rated: n, satisfied }) => [id, n, satisfied])).toEqual([
    ["2026-01", 9, 9],
    ["2026-02", 2, undefined],
    ["2026-03", 6, undefined],
  ]);
  expect(figures.satisfaction.measure).toMatchObject({ numerator: 15, denominator: 17 });
});

test("a quarter is withheld where the others and the year would give a small one away, and the national formula with it", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-01", 9, 5),
    ...rated("2026-04", 6, 4),
    ...rated("2026-07", 3, 1),
    ...rated("2026-10", 8, 4),
  ]);
  const stateOf = async (quarter: number) => {
    const { figures } = await only(context, `kind=quarter&year=2026&quarter=${String(quarter)}`);
    return [figures.satisfaction.measure.state, figures["satisfaction-national"].measure.state];
  };
  expect(await stateOf(1)).toEqual(["shown", "shown"]);
  expect(await stateOf(2)).toEqual(["withheld", "withheld"]);
  expect(await stateOf(3)).toEqual(["withheld", "withheld"]);
  const quarter = await only(context, "kind=quarter&year=2026&quarter=1");
  expect(quarter.months).toHaveLength(3);
  expect(quarter.byProcedure).toBeUndefined();
});

test("parts of too few are told together, and everything adds up to the total", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-03", 12, 5, { procedure: "A" }),
    ...rated("2026-03", 7, 4, { procedure: "B" }),
    ...rated("2026-03", 1, 1, { procedure: "C" }),
    { at: `2026-03-02${morning}`, procedure: "C", channel: "post" },
  ]);
  const results = await only(context);
  expect(results.byProcedure?.parts.map(({ id, rated: n }) => [id, n])).toEqual([["A", 12]]);
  expect(results.byProcedure?.withheld).toMatchObject({ parts: 2, received: 9, rated: 8, satisfied: 7 });
  // The post brought one dossier, which nobody rated: told alone it would leave the counter alone as well.
  expect(results.byChannel).toMatchObject({ parts: [], withheld: { parts: 2, received: 21, rated: 20 } });
  const csv = figuresCsv([results])
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(";"));
  expect(csv[0]).toEqual([...figureColumns]);
  const ofPart = (part: string, figure: string) =>
    csv.find((cells) => cells[3] === part && cells[5] === figure)?.slice(7, 10);
  expect(ofPart("all", "satisfaction")).toEqual(["0,95", "19", "20"]);
  expect(ofPart("procedure:A", "satisfaction")).toEqual(["1", "12", "12"]);
  expect(ofPart("procedure:others", "satisfaction")).toEqual(["0,875", "7", "8"]);
  expect(ofPart("procedure:C", "satisfaction")).toBeUndefined();
});
