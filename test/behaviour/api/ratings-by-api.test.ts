import { expect, test } from "vitest";
import { askApi, givenKey } from "#test/support/api.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

interface Page {
  ratings: { id: string; score: number }[];
  next: string | null;
}

test("a rating given through other software counts once, like a tap, and says where it comes from", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  const { code } = await givenReceipt(context, officeId);
  const visited = { ...context, visitor: { address: "198.51.100.7", userAgent: "software", languages: "" } };
  const rate = (score: unknown) => askApi(visited, "POST", "/ratings", { key, body: { code, score } });
  expect((await rate(4)).body).toEqual({ outcome: "recorded" });
  expect((await rate(4)).body).toEqual({ outcome: "unchanged" });
  expect((await rate(2)).body).toEqual({ outcome: "changed" });
  expect((await rate(6)).body).toMatchObject({ kind: "invalid", places: [{ at: "/score" }] });
  expect((await rate("5")).status).toBe(422);
  const ratings = await context.db.selectFrom("ratings").select(["score", "source", "taps"]).execute();
  expect(ratings).toEqual([{ score: 2, source: "api", taps: 2 }]);
  const history = await context.db.selectFrom("rating_history").select(["device", "network"]).execute();
  expect(history).toEqual([
    { device: null, network: null },
    { device: null, network: null },
  ]);
});

test("the code of another office, a closed dossier and an invented code are refused", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  const foreign = await givenReceipt(context, await givenOffice(context, "khac"));
  const closed = await givenReceipt(context, officeId, { finishedOn: "2026-10-01", openUntil: "2026-10-31" });
  const rate = (code: string) => askApi(context, "POST", "/ratings", { key, body: { code, score: 5 } });
  expect((await rate(foreign.code)).body).toMatchObject({ kind: "not-found" });
  expect((await rate(closed.code)).body).toMatchObject({ kind: "not-open" });
  expect((await rate("ABCDE-FGHJK")).body).toMatchObject({ kind: "not-found" });
  expect(await context.db.selectFrom("ratings").selectAll().execute()).toEqual([]);
});

test("ratings come page by page, each once, without anything that leads to a dossier or a person", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  for (let index = 0; index < 5; index += 1) {
    const { code } = await givenReceipt(context, officeId, { number: `S-${String(index)}` });
    await askApi(context, "POST", "/ratings", { key, body: { code, score: 5 } });
  }
  const seen: string[] = [];
  let address: string | null = "/ratings?limit=2&from=2026-11-20&until=2026-11-20";
  for (let pages = 0; address !== null && pages < 5; pages += 1) {
    const { body } = await askApi(context, "GET", address, { key });
    const page = body as Page;
    seen.push(...page.ratings.map(({ id }) => id));
    expect(JSON.stringify(page)).not.toMatch(/S-\d|dossier|comment/);
    address = page.next === null ? null : page.next.slice(page.next.indexOf("/ratings"));
  }
  expect(new Set(seen).size).toBe(5);
  const none = await askApi(context, "GET", "/ratings?from=2026-11-21", { key });
  expect(none.body).toEqual({ ratings: [], next: null });
  const other = await givenKey(context, await givenOffice(context, "khac"));
  expect((await askApi(context, "GET", "/ratings", { key: other.key })).body).toEqual({ ratings: [], next: null });
  expect((await askApi(context, "GET", "/ratings?from=2026-02-30", { key })).body).toMatchObject({
    kind: "bad-request",
    places: [{ at: "from" }],
  });
});
