import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { loader as answersPage } from "#app/routes/_citizen.results_.answers/route.tsx";
import { headers as pageHeaders, loader as page } from "#app/routes/_citizen.results/route.tsx";
import { action as write, loader as keep } from "#app/routes/_staff.settings.improvements/route.tsx";
import { loader as described } from "#app/routes/results.datapackage[.]json.ts";
import { loader as figures } from "#app/routes/results.figures[.]csv.ts";
import { loader as csv } from "#app/routes/results[.]csv.ts";
import { loader as json } from "#app/routes/results[.]json.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

interface Asking {
  headers?: Record<string, string>;
  form?: Record<string, string>;
}

function call(context: Context, path: string, { headers = {}, form }: Asking = {}) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: form === undefined ? "GET" : "POST",
    headers,
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { context: { ...context } as AppLoadContext, request, params: {} };
}

const files = [
  ["/results.json", json],
  ["/results.csv", csv],
  ["/results/figures.csv", figures],
] as const;

test.each(files)("%s may be kept by anybody and read by any page, and sets no cookie", async (path, loader) => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { status, headers } = await loader(call(context, path));
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(headers.get("Set-Cookie")).toBeNull();
});

test.each(files)("%s is not sent again to who has it, until a rating comes in", async (path, loader) => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const tag = (await loader(call(context, path))).headers.get("ETag") ?? "";
  const kept = { headers: { "If-None-Match": `"other", ${tag}` } };
  const again = await loader(call(context, path, kept));
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  await givenDossiers(context, officeId, [{ at: "2026-11-19T09:00:00+07:00", taps: [5] }]);
  expect((await loader(call(context, path, kept))).status).toBe(200);
});

test.each(files)("%s answers 404 for an office that does not exist", async (path, loader) => {
  const { context } = await openTestContext();
  await givenOffice(context);
  expect((await loader(call(context, `${path}?office=khong-co`))).status).toBe(404);
});

test.each(files)("%s refuses an address that contradicts itself, and says why", async (path, loader) => {
  const { context } = await openTestContext();
  await givenOffice(context);
  for (const [search, parameter] of [
    ["kind=month&year=2025&month=3", "month"],
    ["kind=quarter&quarter=9", "quarter"],
    ["year=2099", "year"],
    ["colour=red", "colour"],
  ] as const) {
    const answer = await loader(call(context, `${path}?${search}`));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 400, title: "Bad Request", parameter });
  }
});

test("the description of the files refuses what the files refuse, and describes the office and period asked for", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const path = "/results/datapackage.json";
  expect((await described(call(context, `${path}?office=khong-co`))).status).toBe(404);
  expect((await described(call(context, `${path}?year=2099`))).status).toBe(400);
  const answer = await described(call(context, `${path}?kind=quarter&year=2026&quarter=3`));
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(await answer.json()).toMatchObject({
    name: "hai-long-skhcn",
    resources: [
      { path: "http://localhost:3000/results.csv?office=skhcn&kind=quarter&year=2026&quarter=3" },
      { path: "http://localhost:3000/results/figures.csv?office=skhcn&kind=quarter&year=2026&quarter=3" },
    ],
  });
});

test("the page says kindly that there is no such period", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  await expect(page(call(context, "/results?kind=month&year=2025&month=3"))).rejects.toMatchObject({
    data: { problem: "unknown" },
    init: { status: 400 },
  });
  expect(await page(call(context, "/results?fbclid=abc"))).toMatchObject({ others: [] });
});

test("of several offices the file lists all and the page asks which", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  await givenOffice(context, "so-khac");
  const all = (await (await json(call(context, "/results.json"))).json()) as { offices: unknown[] };
  expect(all.offices).toHaveLength(2);
  expect(await page(call(context, "/results"))).toMatchObject({ page: undefined, others: [{}, { slug: "so-khac" }] });
  const one = await page(call(context, "/results?office=so-khac&kind=quarter&year=2026&quarter=2"));
  expect(one.page?.results).toMatchObject({
    office: { slug: "so-khac" },
    period: { kind: "quarter", from: "2026-04-01" },
  });
  await expect(page(call(context, "/results?office=khong-co"))).rejects.toMatchObject({ status: 404 });
  expect(pageHeaders()).toEqual({ "Cache-Control": "private, max-age=0, must-revalidate" });
});

test("an address that asks for an answer that cannot be is answered from the beginning", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  expect(await answersPage(call(context, "/results/answers?before=%00"))).toMatchObject({ answers: [] });
});

test("the office writes what changed; words about a person come back marked", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const Cookie = (await signedIn(context, "office@so.example")).split(";", 1)[0] ?? "";
  const headers = { Cookie };
  const typed = {
    heard: "Ông Nguyễn Văn Thử phải đi lại ba lần.",
    changed: "In danh mục giấy tờ kèm giấy hẹn.",
    happenedOn: "2026-11-02",
  };
  const form = { intent: "publish", ...typed };
  const address = "/settings/improvements";
  expect(await write(call(context, address, { headers, form }))).toMatchObject({
    data: { found: [{ text: form.heard, spans: [{ kind: "name" }] }], lastResult: { initialValue: typed } },
    init: { status: 400 },
  });
  const late = { ...form, heard: "Phải đi lại nhiều lần.", happenedOn: "2026-12-01" };
  expect(await write(call(context, address, { headers, form: late }))).toMatchObject({ init: { status: 400 } });
  expect(await write(call(context, address, { headers, form: { ...form, reviewed: "on" } }))).toMatchObject({
    status: 303,
  });
  const { improvements } = await keep(call(context, address, { headers }));
  expect(improvements).toMatchObject([{ heard: form.heard, withdrawnAt: null }]);
  const shown = await page(call(context, "/results"));
  expect(shown.page?.improvements.shown).toHaveLength(1);
  const id = improvements[0]?.id ?? "";
  await write(call(context, address, { headers, form: { intent: "withdraw", id } }));
  expect((await page(call(context, "/results"))).page?.improvements.shown).toEqual([]);
});
