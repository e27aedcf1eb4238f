import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { action as send } from "#app/routes/_citizen.complaint/route.tsx";
import { action as followAction, loader as follow } from "#app/routes/_citizen.t.$reference/route.tsx";
import type { Context } from "#app/platform/context.server.ts";
import { checkCharacter } from "#app/platform/readable-code.ts";
import { aFormKey } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const typed = { kind: "problem", text: "Kết quả trễ hẹn hai ngày mà không có thông báo." };

function call(context: Context, path: string, change: { form?: Record<string, string>; cookie?: string } = {}) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: change.form === undefined ? "GET" : "POST",
    headers: change.cookie === undefined ? {} : { Cookie: change.cookie },
    ...(change.form === undefined ? {} : { body: new URLSearchParams({ form: aFormKey(context), ...change.form }) }),
  });
  const params = { reference: path.replace("/t/", "") };
  return { context: context as AppLoadContext, request, params };
}

function responseOf(answer: unknown): Response {
  if (!(answer instanceof Response)) throw new Error("not a redirect");
  return answer;
}

async function sent(context: Context) {
  const response = responseOf(await send(call(context, "/complaint", { form: typed })));
  const cookie = response.headers.get("Set-Cookie") ?? "";
  return { response, address: response.headers.get("Location") ?? "", cookie, pair: cookie.split(";")[0] ?? "" };
}

test("a sent complaint leads to its page, with the secret in a cookie of that page and not in the address", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { response, address, cookie, pair } = await sent(context);
  expect(response.status).toBe(303);
  expect(address).toMatch(/^\/t\/PA-\w{4}-\w{4}$/);
  expect(cookie).toContain(`Max-Age=3600; Path=${address}; HttpOnly; SameSite=Lax`);
  expect(address).not.toContain(pair.slice(-10));
});

test("behind https the cookie is for https only", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { cookie } = await sent({
    ...context,
    settings: { ...context.settings, publicUrl: "https://hailong.example" },
  });
  expect(cookie).toContain("; Secure");
});

test("the page shows the case with the cookie, and without it the same as for a reference that does not exist", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { address, pair } = await sent(context);
  const opened = await follow(call(context, address, { cookie: pair }));
  expect(opened).toMatchObject({
    found: { text: typed.text, state: "received" },
    newSecret: { secret: pair.slice(-10) },
  });
  const closed = await follow(call(context, address));
  const unknown = await follow(call(context, `/t/PA-3333-333${checkCharacter("3333333")}`));
  expect(closed).toMatchObject({ found: null, newSecret: null });
  expect({ ...unknown, reference: "" }).toEqual({ ...closed, reference: "" });
});

test("a wrong secret and an unknown reference are answered with the same words", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { address } = await sent(context);
  const wrong = { form: { secret: `444444444${checkCharacter("444444444")}` } };
  const known = await followAction(call(context, address, wrong));
  const unknown = await followAction(call(context, `/t/PA-3333-333${checkCharacter("3333333")}`, wrong));
  const problem = { data: { problem: { field: null, name: "refused" } }, init: { status: 400 } };
  expect(known).toMatchObject(problem);
  expect(unknown).toMatchObject(problem);
});

test("a form with mistakes comes back with status 400, what was typed, and every mistake", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const answer = await send(call(context, "/complaint", { form: { text: "ngắn", name: "Người gửi thử" } }));
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: {
      lastResult: {
        initialValue: { text: "ngắn", name: "Người gửi thử" },
        error: { kind: ["kindMissing"], text: ["textShort"], address: ["addressMissing"], consent: ["consentMissing"] },
      },
    },
  });
});

test("with several offices the form asks which one it is for", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const elsewhere = await givenOffice(context, "elsewhere");
  const asked = await send(call(context, "/complaint", { form: typed }));
  expect(asked).toMatchObject({ data: { lastResult: { error: { office: ["officeMissing"] } } } });
  await send(call(context, "/complaint", { form: { ...typed, office: elsewhere } }));
  const row = await context.db.selectFrom("complaints").select("office_id").executeTakeFirstOrThrow();
  expect(row.office_id).toBe(elsewhere);
});

test("a text that looks like a denunciation is asked about once, with everything kept", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const form = { ...typed, text: "Tôi tố cáo cán bộ vòi tiền." };
  const asked = await send(call(context, "/complaint", { form }));
  expect(asked).toMatchObject({
    init: { status: 400 },
    data: { otherLaw: "denunciation", lastResult: { initialValue: { text: form.text } } },
  });
  expect(await context.db.selectFrom("complaints").select("id").execute()).toEqual([]);
  const sentAnyway = responseOf(await send(call(context, "/complaint", { form: { ...form, otherLaw: "anyway" } })));
  expect(sentAnyway.status).toBe(303);
});

test("the sender acts with the cookie only, and sees the page again where something is missing", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  const { address, pair } = await sent(context);
  const withdraw = { intent: "withdraw", sure: "yes" };
  const closed = responseOf(await followAction(call(context, address, { form: withdraw })));
  expect([closed.status, closed.headers.get("Location")]).toEqual([303, address]);
  expect(await follow(call(context, address, { cookie: pair }))).toMatchObject({ found: { state: "received" } });
  const unsure = await followAction(call(context, address, { form: { intent: "withdraw" }, cookie: pair }));
  expect(unsure).toMatchObject({ init: { status: 400 }, data: { lastResult: { error: { sure: ["sureMissing"] } } } });
  expect(responseOf(await followAction(call(context, address, { form: withdraw, cookie: pair }))).status).toBe(303);
  expect(await follow(call(context, address, { cookie: pair }))).toMatchObject({ found: { state: "withdrawn" } });
});
