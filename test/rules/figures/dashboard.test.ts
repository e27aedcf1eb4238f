import { expect, test } from "vitest";
import { dossierCountsFrom, type NamedCounts } from "#app/figures/measures/dossier-counts.ts";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { figureGroups } from "#app/figures/measures/figure-groups.ts";
import { allFiguresTable } from "#app/figures/dashboard/all-figures-table.ts";
import { numberIn, withheld } from "#app/figures/tables/figure-table.ts";
import { participationFunnel } from "#app/figures/measures/funnel.ts";
import { heatBorders, heatCells, heatClasses, heatClassOf } from "#app/figures/charts/heat-classes.ts";
import { freshSpan, mostSources, paceSources } from "#app/figures/dashboard/pace-sources.ts";
import { quarterPeriod } from "#app/figures/period/period.ts";
import { figureResults, type ComparedCounts } from "#app/figures/measures/figure-result.ts";
import { trendText } from "#app/figures/measures/figure-result-text.ts";
import type { PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { translator } from "#app/i18n/translate.ts";
import { figureNames, type Target } from "#app/targets/target.ts";
import { day } from "#app/platform/day.ts";

const target: Target = { value: 0.4, comparison: "at-least", source: "Kế hoạch thử" };

const part = (id: string, received: number, rated: number): NamedCounts => ({
  id,
  name: id,
  dossiers: dossierCountsFrom({ received, rated }),
});

test.each([
  ["2026-10-01", "2026-11-20", "2026-11-20", { from: "2026-11-14", to: "2026-11-20" }],
  // Only as far as the period reaches.
  ["2026-11-18", "2026-11-20", "2026-11-20", { from: "2026-11-18", to: "2026-11-20" }],
  ["2026-07-01", "2026-09-30", "2026-10-02", { from: "2026-09-26", to: "2026-09-30" }],
  ["2026-07-01", "2026-09-30", "2026-11-20", undefined],
])("of dossiers from %s to %s, seen on %s, those of the last seven days are fresh", (from, to, cutOff, fresh) => {
  expect(freshSpan({ from: day(from), to: day(to) }, day(cutOff))).toEqual(fresh);
});

test("sources stand by their unrated dossiers; the fresh ones apart, the small ones with the rest", () => {
  const sources = paceSources(
    [part("a", 100, 40), part("b", 50, 5), part("c", 4, 0), part("d", 10, 10)],
    new Map([["b", { received: 8, rated: 1 }]]),
    {
      target,
      missing: 11,
      minimum: 5,
    },
  );
  expect(sources).toMatchObject({ unrated: 102, fresh: 7 });
  // "a" is on target by itself; "b" would give 15, but only 11 are missing.
  expect(sources.listed.map(({ id, unrated, fresh, couldGive }) => [id, unrated, fresh, couldGive])).toEqual([
    ["a", 60, 0, 0],
    ["b", 38, 7, 11],
  ]);
  expect(sources.listed[0]?.share).toBeCloseTo(60 / 102, 9);
  expect(sources.rest).toMatchObject({ parts: 1, received: 4, unrated: 4, fresh: 0 });
});

test("only the largest sources are listed, and nothing is lost of the others", () => {
  const parts = Array.from({ length: mostSources + 3 }, (_, index) => part(`p${String(index)}`, 20 + index, 0));
  const { listed, rest, unrated } = paceSources(parts, new Map(), { target: undefined, missing: 0, minimum: 5 });
  expect(listed).toHaveLength(mostSources);
  expect(listed[0]?.id).toBe(`p${String(mostSources + 2)}`);
  expect(rest).toMatchObject({ parts: 3, unrated: 20 + 21 + 22 });
  expect(listed.reduce((sum, source) => sum + source.unrated, rest?.unrated ?? 0)).toBe(unrated);
  expect(listed.every(({ couldGive }) => couldGive === 0)).toBe(true);
});

test("each step of the funnel is a part of the dossiers received and of the step before", () => {
  expect(participationFunnel(dossierCountsFrom({ received: 200, opened: 100, rated: 80, commented: 20 }))).toEqual([
    { name: "received", dossiers: 200, ofReceived: 1, ofBefore: undefined },
    { name: "opened", dossiers: 100, ofReceived: 0.5, ofBefore: 0.5 },
    { name: "rated", dossiers: 80, ofReceived: 0.4, ofBefore: 0.8 },
    { name: "commented", dossiers: 20, ofReceived: 0.1, ofBefore: 0.25 },
  ]);
  expect(participationFunnel(dossierCountsFrom({ received: 3 }))?.at(-1)?.ofBefore).toBeUndefined();
  expect(participationFunnel(dossierCountsFrom({}))).toBeUndefined();
});

test("hours stand from Monday morning on; those with few dossiers have no share", () => {
  const slots = new Map([
    ["2-08", { received: 10, rated: 4 }],
    ["1-14", { received: 4, rated: 4 }],
    ["1-09", { received: 5, rated: 0 }],
  ]);
  expect(heatCells(slots, 5).map(({ weekday, hour, share }) => [weekday, hour, share])).toEqual([
    [1, 9, 0],
    [1, 14, undefined],
    [2, 8, 0.4],
  ]);
});

test.each([
  [0.39999, target, 2],
  [0.4, target, 3],
  [0, target, 0],
  [0.5, target, 4],
  [1, target, 4],
  [0.4, undefined, 2],
  [0.95, { value: 0.95 }, 3],
  [1, { value: 0.95 }, 4],
])("a share of %d against %o has step %i of five: the two darkest reach the target", (share, aim, step) => {
  const borders = heatBorders(aim);
  expect(heatClassOf(share, borders)).toBe(step);
  expect(heatClasses(borders)).toHaveLength(5);
});

test("every figure stands in one group, once", () => {
  expect(figureGroups.flatMap(({ figures }) => [...figures]).toSorted()).toEqual([...figureNames].toSorted());
});

const counts = (received: number, rated: number): PeriodCounts => ({
  dossiers: dossierCountsFrom({ received, rated, score_5: rated }),
  national: { received, unsatisfied: 0, overdue: 0 },
  overdue: 0,
  letters: { sent: 0, inTime: 0 },
  procedures: { withDossiers: 1, withOnline: 0, withPost: 0 },
  tally: undefined,
  cases: undefined,
});

const compared: ComparedCounts = { now: counts(100, 36), previous: counts(50, 20), lastYear: counts(10, 3) };

test("the table of all figures holds values in per cent or days with unit, target, gap and both comparisons", () => {
  const frame = {
    t: translator("vi"),
    language: "vi" as const,
    period: quarterPeriod(2026, 4, day("2026-11-20")),
    cutOff: day("2026-11-20"),
    selected: undefined,
    search: "",
    minimum: 5,
  };
  const all = allFiguresTable(figureResults(compared, { participation: target }, 5), frame);
  expect(all.rows).toHaveLength(figureNames.length);
  const byName = new Map(all.rows.map(({ id, cells }) => [id, cells.slice(1)]));
  const values = (figure: string) => byName.get(figure)?.map((cell) => numberIn(cell) ?? cell);
  expect(values("participation")).toEqual([36, "%", 36, 100, "", "từ 40\u00a0% trở lên", -4, 40, -4, 30, 6]);
  expect(values("satisfaction")?.slice(7)).toEqual([100, 0, withheld, null]);
  expect(byName.get("waiting")?.slice(0, 4)).toEqual([null, "%", null, null]);
  expect(allFiguresTable(figureResults(compared, {}, 5), frame, "cases").rows.map(({ id }) => id)).toEqual([
    "answered-on-time",
    "forwarded-on-time",
    "answer-days",
    "solved",
  ]);
});

const shown = (value: number) => ({
  state: "shown" as const,
  value,
  numerator: undefined,
  denominator: 10,
  interval: undefined,
  beside: undefined,
});

test.each([
  [{ unit: "share", higher: true }, 3.2, "up", true, "Tăng 3,2 điểm phần trăm so với kỳ trước (33,0\u00a0%), tốt hơn"],
  [
    { unit: "share", higher: false },
    3.2,
    "up",
    false,
    "Tăng 3,2 điểm phần trăm so với kỳ trước (33,0\u00a0%), kém hơn",
  ],
  [{ unit: "share", higher: true }, 0.04, "same", undefined, "Không đổi so với kỳ trước (33,0\u00a0%)"],
  [{ unit: "share", higher: true }, undefined, "unknown", undefined, "Kỳ trước: chưa đủ số liệu để so sánh"],
] as const)("%o that changed by %s goes %s", (figure, change, direction, better, text) => {
  const now = { ...figure, measure: shown(0.33 + (change ?? 0) / 100), target: undefined };
  const words = trendText(now, { measure: shown(0.33), change }, "kỳ trước", {
    t: translator("vi"),
    language: "vi",
  });
  expect(words).toEqual({ direction, better, text });
});

test("a time that grew shorter is for the better", () => {
  const figure = { unit: "working-days", higher: false, measure: shown(2.5), target: undefined } as const;
  const words = trendText(figure, { measure: shown(4), change: -1.5 }, "kỳ trước", {
    t: translator("vi"),
    language: "vi",
  });
  expect(words).toMatchObject({ direction: "down", better: true });
  expect(words.text).toBe("Giảm 1,5 ngày so với kỳ trước (4,0 ngày làm việc), tốt hơn");
});

test("sections of the dashboard are offered to those who may open them", () => {
  expect(dashboardViewsFor({ roles: ["officer"], territory: "unset" }).map(({ name }) => name)).not.toContain(
    "suspicious",
  );
  expect(dashboardViewsFor({ roles: ["office"], territory: "unset" }).map(({ name }) => name)).toContain("suspicious");
  expect(dashboardViewsFor({ roles: ["administrator"], territory: "unset" })).toEqual([]);
});
