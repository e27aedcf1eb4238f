import { expect, test } from "vitest";
import { listPublishedResults } from "#app/figures/published/published-results.server.ts";
import { figureColumns } from "#app/figures/published/published-columns.ts";
import { figuresCsv, resultsCsv } from "#app/figures/published/published-csv.ts";
import { readPublicQuery } from "#app/figures/published/public-query.ts";
import { resultsDocument, type PublishedResults } from "#app/figures/published/published.ts";
import { publishOpinions } from "#app/figures/published/publish-opinions.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { openTestContext, type TestClock } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const morning = "T09:00:00+07:00";
const noTexts = { answers: [], improvements: [] };

async function published(context: Context, slug: string | null = null, search = "") {
  const today = dayOf(context.clock.now());
  const read = readPublicQuery(new URLSearchParams(search), today, true);
  if (!read.ok) throw new Error(`${read.problem}: ${search}`);
  return (await listPublishedResults(context.db, slug, today, read.query.period)) ?? [];
}

async function only(context: Context, search = ""): Promise<PublishedResults> {
  const [results] = await published(context, null, search);
  if (results === undefined) throw new Error("there is no office");
  return results;
}

/** The next working day, when the ratings of this one may be published. */
function nextDay(clock: TestClock): void {
  clock.moveTo(`2026-11-23${morning}`);
}

/** So many dossiers of a month, each rated with the score. */
function rated(month: string, count: number, score: Score, change: { procedure?: string; channel?: "post" } = {}) {
  return Array.from({ length: count }, () => ({ at: `${month}-10${morning}`, taps: [score], ...change }));
}

test("the published document keeps its first fields, and a new rating shows at once in participation", async () => {
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
      minimumN: 25,
      satisfied: null,
      share: null,
      interval: null,
      target: 0.8,
      asOf: null,
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

test("satisfaction comes with n, interval, target and the day it is as of; the national formula stands apart", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-03", 24, 5),
    ...rated("2026-03", 8, 1),
    { at: `2026-03-02${morning}` },
  ]);
  const sameDay = resultsDocument(await only(context), noTexts, "https://hailong.example");
  expect(sameDay.figures["satisfaction"]).toMatchObject({
    value: null,
    numerator: null,
    denominator: 32,
    withheld: true,
  });
  expect(sameDay.figures["satisfaction-national"]).toMatchObject({ value: null, denominator: 33, withheld: true });
  expect(sameDay).toMatchObject({ opinionsAsOf: null, satisfaction: { withheld: true, n: 32 } });
  nextDay(clock);
  const { figures, opinionsAsOf, satisfaction } = resultsDocument(
    await only(context),
    noTexts,
    "https://hailong.example",
  );
  expect(opinionsAsOf).toBe("2026-11-20");
  expect(satisfaction).toMatchObject({ withheld: false, n: 32, satisfied: 24, asOf: "2026-11-20" });
  expect(figures["satisfaction"]).toMatchObject({ value: 0.75, numerator: 24, denominator: 32, withheld: false });
  expect(figures["satisfaction"]?.interval?.from).toBeCloseTo(0.5789, 4);
  expect(figures["satisfaction-national"]).toMatchObject({ numerator: 25, denominator: 33 });
  expect(figures["participation"]).toMatchObject({
    numerator: 32,
    denominator: 33,
    reached: true,
    target: { value: 0.4, comparison: "at-least" },
  });
});

/** Everything published that follows from opinions, as one text. */
async function opinionsOf(context: Context): Promise<string> {
  const texts: string[] = [];
  for (const search of ["", "kind=quarter&year=2026&quarter=1", "kind=quarter&year=2026&quarter=4"]) {
    const results = await only(context, search);
    const { figures, months, byProcedure, byChannel } = results;
    const told = [months, byProcedure?.parts ?? [], byChannel?.parts ?? []].map((parts) =>
      parts.map(({ id, answers, satisfied }) => [id, answers, satisfied]),
    );
    const opinions = [figures.satisfaction, figures["satisfaction-national"], figures.solved, figures.waiting];
    texts.push(JSON.stringify([told, opinions.map(({ measure }) => measure.state === "shown" && measure)]));
  }
  return texts.join();
}

test("one rating is never seen in what is published of opinions, whatever its score and however small its month", async () => {
  for (const score of [1, 3, 5] as const) {
    const { context, clock } = await openTestContext();
    const officeId = await givenOffice(context);
    const [code = ""] = await givenDossiers(context, officeId, [
      { at: `2026-02-10${morning}`, channel: "post", procedure: "B" },
      ...rated("2026-03", 20, 5),
      ...rated("2026-03", 9, 1),
    ]);
    nextDay(clock);
    const before = await opinionsOf(context);
    expect(before).toContain('"numerator":20');
    await giveRating(context, { code, score, source: "phone", language: "vi" });
    expect(await opinionsOf(context)).toBe(before);
    for (const day of ["24", "25", "26", "27", "30"]) {
      clock.moveTo(`2026-11-${day}${morning}`);
      await publishOpinions(context);
      expect(await opinionsOf(context)).toBe(before);
    }
    // Participation stays current.
    const { figures, months } = await only(context);
    expect(figures.participation.measure).toMatchObject({ numerator: 30, denominator: 30 });
    expect(months[1]).toMatchObject({ id: "2026-02", rated: 1, answers: 0, satisfied: undefined });
  }
});

test("the next step comes with enough answers five working days later, and what is set aside leaves with one", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [...rated("2026-03", 20, 5), ...rated("2026-03", 24, 1)]);
  nextDay(clock);
  const published = async () => {
    const { measure } = (await only(context)).figures.satisfaction;
    return measure.state === "shown" ? [measure.numerator, measure.denominator] : measure.state;
  };
  expect(await published()).toEqual([20, 44]);
  await givenDossiers(context, officeId, rated("2026-03", 24, 4));
  clock.moveTo(`2026-12-02${morning}`);
  // 24 further answers are too few for a step.
  expect(await published()).toEqual([20, 44]);
  await givenDossiers(context, officeId, rated("2026-03", 1, 2));
  clock.moveTo(`2026-12-03${morning}`);
  expect(await published()).toEqual([44, 69]);
  const setAside = async (score: Score, count: number) => {
    const of = await context.db
      .selectFrom("ratings")
      .where("score", "=", score)
      .where("set_aside_at", "is", null)
      .select("id")
      .limit(count)
      .execute();
    const ids = of.map(({ id }) => id);
    await context.db.updateTable("ratings").set({ set_aside_at: context.clock.now() }).where("id", "in", ids).execute();
  };
  await setAside(1, 24);
  clock.moveTo(`2026-12-22${morning}`);
  expect(await published()).toEqual([44, 69]);
  await setAside(5, 1);
  clock.moveTo(`2026-12-23${morning}`);
  expect(await published()).toEqual([43, 44]);
  // Enough answers two days after a step wait for its fifth working day.
  await givenDossiers(context, officeId, rated("2026-03", 25, 4));
  clock.moveTo(`2026-12-25${morning}`);
  expect(await published()).toEqual([43, 44]);
  clock.moveTo(`2026-12-31${morning}`);
  expect(await published()).toEqual([68, 69]);
});

test("two who look at the same moment take one step", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [...rated("2026-03", 16, 5), ...rated("2026-03", 14, 1)]);
  nextDay(clock);
  const both = await Promise.all([only(context), only(context), publishOpinions(context)]);
  expect(both[0].figures.satisfaction).toEqual(both[1].figures.satisfaction);
  const row = await context.db.selectFrom("published_opinions").where("year", "=", 2026).selectAll().executeTakeFirst();
  expect(row).toMatchObject({ revision: 1, changed_until: "2026-11-20" });
  const rows = await context.db.selectFrom("published_ratings").select("dossier_id").execute();
  expect(rows).toHaveLength(30);
});

test("a month of too few waits, and the year is told without it", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-01", 26, 5),
    ...rated("2026-01", 3, 1),
    ...rated("2026-02", 2, 1),
    ...rated("2026-03", 25, 4),
    ...rated("2026-03", 1, 2),
  ]);
  nextDay(clock);
  const { months, figures } = await only(context);
  expect(months.slice(0, 3).map(({ id, rated: all, answers, satisfied }) => [id, all, answers, satisfied])).toEqual([
    ["2026-01", 29, 29, 26],
    ["2026-02", 2, 0, undefined],
    ["2026-03", 26, 26, 25],
  ]);
  expect(figures.satisfaction.measure).toMatchObject({ numerator: 51, denominator: 55 });
  expect(figures["satisfaction-national"].measure).toMatchObject({ numerator: 53, denominator: 57 });
});

test("quarters are told by themselves where they have enough, and the year is their sum", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-01", 28, 5),
    ...rated("2026-01", 1, 1),
    ...rated("2026-04", 3, 1),
  ]);
  nextDay(clock);
  const stateOf = async (quarter: number) => {
    const { figures } = await only(context, `kind=quarter&year=2026&quarter=${String(quarter)}`);
    return [figures.satisfaction.measure.state, figures["satisfaction-national"].measure.state];
  };
  expect(await stateOf(1)).toEqual(["shown", "shown"]);
  expect(await stateOf(2)).toEqual(["withheld", "withheld"]);
  expect(await stateOf(3)).toEqual(["none", "none"]);
  const quarter = await only(context, "kind=quarter&year=2026&quarter=1");
  expect(quarter.months).toHaveLength(3);
  expect(quarter.byProcedure).toBeUndefined();
});

test("parts of too few are told together, and everything adds up to the total", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenDossiers(context, officeId, [
    ...rated("2026-03", 38, 5, { procedure: "A" }),
    ...rated("2026-03", 3, 1, { procedure: "A" }),
    ...rated("2026-03", 24, 4, { procedure: "B" }),
    ...rated("2026-03", 8, 2, { procedure: "B" }),
    ...rated("2026-03", 1, 1, { procedure: "C" }),
    { at: `2026-03-02${morning}`, procedure: "C", channel: "post" },
  ]);
  nextDay(clock);
  const results = await only(context);
  const told = (parts: readonly { id: string; answers: number; satisfied: number | undefined }[]) =>
    parts.map(({ id, answers, satisfied }) => [id, answers, satisfied]);
  expect(told(results.byProcedure?.parts ?? [])).toEqual([
    ["A", 41, 38],
    ["B", 32, 24],
  ]);
  // Nobody's opinion is left over: the one of procedure C waits.
  expect(results.byProcedure?.withheld).toMatchObject({
    parts: 1,
    received: 2,
    rated: 1,
    answers: 0,
    satisfied: undefined,
  });
  expect(results.figures.satisfaction.measure).toMatchObject({ numerator: 62, denominator: 73 });
  const csv = figuresCsv([results])
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(";"));
  expect(csv[0]).toEqual([...figureColumns]);
  const ofPart = (part: string, figure: string) =>
    csv.find((cells) => cells[3] === part && cells[5] === figure)?.slice(7, 10);
  expect(ofPart("all", "satisfaction")).toEqual(["0,849315", "62", "73"]);
  expect(ofPart("procedure:B", "satisfaction")).toEqual(["0,75", "24", "32"]);
  expect(ofPart("procedure:others", "participation")).toEqual(["0,5", "1", "2"]);
  expect(ofPart("procedure:others", "satisfaction")).toEqual(["", "", "1"]);
  expect(ofPart("procedure:C", "satisfaction")).toBeUndefined();
});

test("what an office publishes and when does not depend on what people say", async () => {
  const { context, clock } = await openTestContext();
  const offices = ["alike", "mixed", "other"] as const;
  const scoreOf = { alike: () => 5, mixed: (index: number) => (index % 3 === 0 ? 1 : 4), other: () => 1 } as const;
  const seen: Record<(typeof offices)[number], unknown[]> = { alike: [], mixed: [], other: [] };
  const ids: Record<string, string> = {};
  for (const slug of offices) ids[slug] = await givenOffice(context, slug);
  // Days, months and numbers of the answers of each office.
  const answers = [
    { on: "2026-11-23", month: "2026-03", count: 24 },
    { on: "2026-11-25", month: "2026-03", count: 2 },
    { on: "2026-11-26", month: "2026-07", count: 5 },
    { on: "2026-12-03", month: "2026-07", count: 30 },
    { on: "2026-12-15", month: "2026-07", count: 3 },
  ];
  for (const { on, month, count } of answers) {
    clock.moveTo(`${on}${morning}`);
    for (const slug of offices) {
      const scores = Array.from({ length: count }, (_, index) => scoreOf[slug](index) as Score);
      await givenDossiers(
        context,
        ids[slug] ?? "",
        scores.map((score) => ({ at: `${month}-10${morning}`, taps: [score] })),
      );
    }
    clock.moveTo(`${on.slice(0, 8)}${String(Number(on.slice(8)) + 1).padStart(2, "0")}${morning}`);
    for (const slug of offices) {
      const [results] = await published(context, slug);
      const { satisfaction } = results?.figures ?? {};
      seen[slug].push([
        results?.opinionsAsOf,
        satisfaction?.measure.state,
        satisfaction?.measure.state === "shown" && satisfaction.measure.denominator,
        results?.months.map(({ answers: n, satisfied }) => [n, satisfied === undefined]),
        results?.byProcedure?.parts.map(({ id, answers: n }) => [id, n]),
      ]);
    }
  }
  expect(seen.mixed).toEqual(seen.alike);
  expect(seen.other).toEqual(seen.alike);
  expect(seen.alike.map((one) => (one as unknown[])[2])).toEqual([false, 26, 26, 61, 61]);
});
