import { expect, test } from "vitest";
import { nineIndicators, serviceFactors } from "#app/figures/indicators/indicators.server.ts";
import { quarterPeriod } from "#app/figures/period/period.ts";
import { setIndicatorPoints } from "#app/figures/indicators/set-indicator-points.server.ts";
import { findExportedTable } from "#app/figures/exports/exported-tables.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import type { Indicator } from "#app/ratings/questions/crosswalk.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const quarter = "2026-Q4";

async function look(context: Context, officeId: string) {
  const today = dayOf(context.clock.now());
  return nineIndicators(context.db, officeId, quarterPeriod(2026, 4, today), today);
}

const entry = (points: number | undefined, seen = "", indicator: Indicator = "2") => ({
  quarter,
  indicator,
  seen,
  points,
  basis: "Biên bản họp ngày 20/11/2026",
});

test("answers of the quarter suggest points and make the factors; a rated dossier of another quarter does not", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const codes = await givenDossiers(context, officeId, [
    ...Array.from({ length: 5 }, () => ({ at: "2026-10-05T09:00:00+07:00", taps: [5 as const] })),
    { at: "2026-09-30T09:00:00+07:00", taps: [1 as const] },
  ]);
  for (const [index, code] of codes.entries()) {
    const attitude = index === 0 ? "3" : index === 5 ? "1" : "5";
    await saveDetails(context, { code, answers: { attitude }, comment: undefined });
  }
  const { assessment, classes, ratings } = await look(context, officeId);
  expect(assessment.lines.find(({ indicator }) => indicator === "7")?.suggestion).toEqual({
    state: "shown",
    points: 180,
    n: 5,
    evidence: { better: 4, met: 1, failed: 0 },
  });
  expect(ratings).toBe(5);
  expect(classes).toEqual({ dissatisfied: 0, neutral: 0, satisfied: 0, "very-satisfied": 5 });
  const today = dayOf(context.clock.now());
  const service = await serviceFactors(context.db, officeId, quarterPeriod(2026, 4, today));
  expect(service.factors.find(({ factor }) => factor === "staff")?.measure).toMatchObject({
    numerator: 4,
    denominator: 5,
  });
  expect(service.factors.find(({ factor }) => factor === "access")?.measure).toEqual({ state: "none" });
  expect(service.together).toMatchObject({ numerator: 4, denominator: 5 });
});

test("an office's own points are kept with their basis and author, win in the sum, and are in the audit record", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const other = await givenOffice(context, "so-khac");
  const approver = await givenColleague(context, officeId, ["approver"], "Người duyệt thử");
  expect(await setIndicatorPoints(context, approver, entry(175))).toEqual({ ok: true });
  const { assessment } = await look(context, officeId);
  expect(assessment).toMatchObject({ sum: 175, rated: 1, classification: undefined });
  expect(assessment.lines[1]?.own).toEqual({
    points: 175,
    basis: "Biên bản họp ngày 20/11/2026",
    setBy: "Người duyệt thử",
    setAt: context.clock.now(),
  });
  expect((await look(context, other)).assessment.rated).toBe(0);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]).toMatchObject({ action: "indicator-points-set", subject: "2026-Q4/2", who: "Người duyệt thử" });
  expect(lines[0]?.changes).toEqual([{ field: "indicatorPoints", before: "", after: "1,75" }]);

  const seen = context.clock.now();
  clock.moveTo("2026-11-20T10:00:00+07:00");
  expect(await setIndicatorPoints(context, approver, entry(undefined, seen))).toEqual({ ok: true });
  expect((await look(context, officeId)).assessment.rated).toBe(0);
});

test("whoever looked at older points, or at none, does not overwrite those set meanwhile", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const one = await givenColleague(context, officeId, ["approver"]);
  const two = await givenColleague(context, officeId, ["office"]);
  await setIndicatorPoints(context, one, entry(100));
  const first = context.clock.now();
  const refused = { ok: false, reason: "changed-meanwhile" };
  clock.moveTo("2026-11-20T10:00:00+07:00");
  expect(await setIndicatorPoints(context, two, entry(50))).toEqual(refused);
  expect(await setIndicatorPoints(context, two, entry(undefined))).toEqual(refused);
  expect(await setIndicatorPoints(context, two, entry(150, first))).toEqual({ ok: true });
  clock.moveTo("2026-11-20T11:00:00+07:00");
  expect(await setIndicatorPoints(context, one, entry(200, first))).toEqual(refused);
  expect(await setIndicatorPoints(context, one, entry(undefined, first))).toEqual(refused);
  expect((await look(context, officeId)).assessment.lines[1]?.points).toBe(150);
});

test("two who set the same indicator at the same moment leave one", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const one = await givenColleague(context, officeId, ["approver"]);
  const two = await givenColleague(context, officeId, ["office"]);
  const outcomes = await Promise.all([
    setIndicatorPoints(context, one, entry(100)),
    setIndicatorPoints(context, two, entry(200)),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("points are set for quarters that have begun only", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const approver = await givenColleague(context, officeId, ["approver"]);
  for (const wrong of ["2027-Q1", "2026-Q0", "x"]) {
    const outcome = await setIndicatorPoints(context, approver, { ...entry(100), quarter: wrong });
    expect(outcome).toEqual({ ok: false, reason: "no-such-quarter" });
  }
});

test("the tables of factors, indicators and the province are files as well, each with its own permission", () => {
  const permissions = ["factors", "indicators", "province"].map((name) => findExportedTable(name)?.permission);
  expect(permissions).toEqual(["dashboard.view", "dashboard.view", "province.view"]);
});
