import { expect, test } from "vitest";
import { resultsDocument } from "#app/figures/published/published.ts";
import { publishedResults, listPublishedOffices } from "#app/figures/published/published-results.server.ts";
import { day } from "#app/platform/day.ts";
import { askApi, givenKey } from "#test/support/api.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

test("the figures of a month have their denominators, in the form of the published results", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  for (let index = 0; index < 3; index += 1) {
    const { code } = await givenReceipt(context, officeId, { number: `S-${String(index)}` });
    if (index < 2) await askApi(context, "POST", "/ratings", { key, body: { code, score: 5 } });
  }
  const asked = await askApi(context, "GET", "/figures?kind=month&year=2026&month=11", { key });
  expect(asked.body).toMatchObject({
    period: { kind: "month", from: "2026-11-01", to: "2026-11-20", lastDay: "2026-11-30" },
    received: 3,
    rated: 2,
    ratingsGiven: 2,
    figures: {
      participation: { numerator: 2, denominator: 3, withheld: false },
      satisfaction: { value: null, denominator: 2, withheld: true },
    },
  });
  const [office] = await listPublishedOffices(context.db);
  if (office === undefined) throw new Error("no office");
  const published = await publishedResults(context.db, office, day("2026-11-20"));
  const document = resultsDocument(published, { answers: [], improvements: [] }, context.settings.publicUrl);
  const year = await askApi(context, "GET", "/figures", { key });
  const { figures } = year.body as { figures: Record<string, object> };
  for (const [name, figure] of Object.entries(document.figures))
    expect(Object.keys(figures[name] ?? {}), name).toEqual(Object.keys(figure));
  expect(figures["participation"]).toEqual(document.figures["participation"]);
  expect((await askApi(context, "GET", "/figures?month=13", { key })).status).toBe(400);
});

test("another office counts for itself", async () => {
  const { context } = await openTestContext();
  await givenReceipt(context, await givenOffice(context), { number: "S-1" });
  const { key } = await givenKey(context, await givenOffice(context, "khac"), ["figures.read"]);
  expect((await askApi(context, "GET", "/figures", { key })).body).toMatchObject({ received: 0 });
});
