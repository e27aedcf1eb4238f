import { expect, test } from "vitest";
import { loader as page } from "#app/routes/_staff.dashboard_.plan/route.tsx";
import { loader as table } from "#app/routes/dashboard.tables.$file.ts";
import { day } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const morning = "T09:00:00+07:00";

async function opened() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const cookie = await signedIn(context, "office@so.example");
  return { context, officeId, cookie };
}

test("each target of the plan stands beside its figure: reached, short, or without a figure", async () => {
  const { context, officeId, cookie } = await opened();
  await givenDossiers(context, officeId, [
    { at: `2026-11-02${morning}`, taps: [5] },
    { at: `2026-11-03${morning}` },
    { at: `2026-11-04${morning}` },
  ]);
  const { lines, plans } = await page(routeCall(context, "/dashboard/plan?kind=year&year=2026", { cookie }));
  expect(plans).toHaveLength(1);
  const stateOf = (figure: string) => lines.find((line) => line.figure === figure)?.state;
  expect([stateOf("participation"), stateOf("satisfaction"), stateOf("answered-on-time")]).toEqual([
    "short",
    "unknown",
    "unknown",
  ]);
  const participation = lines.find(({ figure }) => figure === "participation");
  expect(participation?.wording).toContain("số lượt tham gia đánh giá đạt 40%");
  expect(participation?.evidence.map(({ href }) => href)).toEqual([
    "/dossiers?from=2026-01-01&to=2026-11-20&rated=yes",
    "/dossiers?from=2026-01-01&to=2026-11-20&rated=no",
    "/dashboard/tables/figures.xlsx?kind=year&year=2026",
  ]);
});

test("the page shows one plan of several, and a plan that is not there shows all", async () => {
  const { context, officeId, cookie } = await opened();
  await context.db
    .updateTable("targets")
    .set({ source: 'Kế hoạch <b>số 2</b> "x"&y' })
    .where("office_id", "=", officeId)
    .where("figure", "=", "satisfaction")
    .execute();
  const linesOf = async (plan: string) => {
    const search = new URLSearchParams({ plan }).toString();
    return (await page(routeCall(context, `/dashboard/plan?${search}`, { cookie }))).lines.map(({ figure }) => figure);
  };
  expect(await linesOf('Kế hoạch <b>số 2</b> "x"&y')).toEqual(["satisfaction"]);
  expect((await linesOf("không có")).length).toBeGreaterThan(3);
});

test("an office sees its own targets and figures only, and the file says what the page says", async () => {
  const { context, officeId } = await opened();
  const elsewhere = await givenOffice(context, "so-khac");
  await givenAccount(context, elsewhere, "khac@so.example", ["office"]);
  await context.db.deleteFrom("targets").where("office_id", "=", elsewhere).execute();
  await givenDossiers(context, officeId, [{ at: `${day("2026-11-02")}${morning}`, taps: [5] }]);
  const other = await signedIn(context, "khac@so.example");
  expect((await page(routeCall(context, "/dashboard/plan", { cookie: other }))).lines).toEqual([]);
  const cookie = await signedIn(context, "office@so.example");
  const file = await table(routeCall(context, "/dashboard/tables/plan.csv", { cookie, params: { file: "plan.csv" } }));
  expect(await file.text()).toContain("100,0");
  expect(await routeAnswer(page(routeCall(context, "/dashboard/plan", {})))).toMatchObject({ status: 302 });
});
