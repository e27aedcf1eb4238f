import { expect, test } from "vitest";
import { loader } from "#app/routes/_staff.dashboard_.forecast/route.tsx";
import { addDays, dayOf, instantAt } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function openForecast() {
  const { context } = await openTestContext("2026-11-23T08:30:00+07:00");
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "mot@so.example", ["office"]);
  const cookie = await signedIn(context, "mot@so.example");
  const open = async (search = "") => {
    const { figures } = await loader(routeCall(context, `/dashboard/forecast${search}`, { cookie }));
    return figures;
  };
  /** Dossiers on each of the last days, of which every other one is rated. */
  const givenDays = (office: string, days: number) => {
    const today = dayOf(context.clock.now());
    const received = Array.from({ length: days }, (_, ago) => instantAt(addDays(today, -ago), 8, 0));
    return givenDossiers(
      context,
      office,
      received.map((at, index) => ({ at, taps: index % 2 === 0 ? [5] : [] })),
    );
  };
  return { context, officeId, open, givenDays };
}

test("an office without dossiers, a period that is over and one of ten years have no forecast and say why", async () => {
  const { open } = await openForecast();
  expect((await open()).forecast).toEqual({ state: "too-little" });
  expect((await open("?kind=year&year=2025")).forecast).toEqual({ state: "closed" });
  const tenYears = await open("?kind=days&from=2016-01-01&to=2026-12-31");
  expect(tenYears).toMatchObject({ forecast: { state: "too-long" }, past: [] });
  expect(tenYears.table).toBeUndefined();
});

test("the forecast of an office is of its own dossiers only", async () => {
  const { context, officeId, open, givenDays } = await openForecast();
  await givenDays(officeId, 120);
  await givenDays(await givenOffice(context, "khac"), 40);
  const { forecast, table } = await open();
  expect(forecast).toMatchObject({ state: "forecast", now: { received: 120, rated: 60 } });
  expect(table?.rows.length).toBeGreaterThan(0);
});
