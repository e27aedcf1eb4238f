import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { loggedPath } from "#app/platform/logged-path.ts";
import { MorningSheet } from "#app/reports/morning/morning-sheet.tsx";
import { SharedFigures } from "#app/reports/sharing/shared-figures.tsx";
import { action, loader as settings } from "#app/routes/_staff.settings.shares/route.tsx";
import { loader as shared } from "#app/routes/view.$secret/route.tsx";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";

const form = { act: "make", reader: "Giám đốc <b>Sở</b>", page: "morning", days: "7" };

async function opened() {
  const { context, officeId } = await givenOfficeOf130();
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const cookie = await signedIn(context, "office@so.example");
  const make = async (change: Partial<typeof form> = {}) => {
    const answer = await action(routeCall(context, "/settings/shares", { cookie, form: { ...form, ...change } }));
    if (!("data" in answer) || answer.data.made === null) throw new Error("no link was made");
    return { ...answer.data.made, secret: answer.data.made.link.split("/").at(-1) ?? "" };
  };
  const open = (secret: string) => shared(routeCall(context, `/view/${secret}`, { params: { secret } }));
  const revoke = (id: string) =>
    routeAnswer(
      Promise.resolve(action(routeCall(context, "/settings/shares", { cookie, form: { act: "revoke", id } }))),
    );
  return { context, officeId, cookie, make, open, revoke };
}

test.each(["morning", "overview"] as const)(
  "the shared page “%s” has figures, and neither a link nor a comment",
  async (page) => {
    const { context, make, open } = await opened();
    const comment = "Tôi chờ quá lâu ở quầy số hai.";
    await context.db.updateTable("ratings").set({ comment, score: 1 }).where("set_aside_at", "is", null).execute();
    const { secret } = await make({ page });
    const { data, init } = await open(secret);
    if (data.kind !== "opened") throw new Error("it did not open");
    const { brief, period } = data;
    const html = renderToStaticMarkup(
      page === "morning"
        ? createElement(MorningSheet, { brief, period, withComments: false })
        : createElement(SharedFigures, { brief, period }),
    );
    expect(html).toContain("Tỷ lệ tham gia");
    expect(html).not.toMatch(/href=|<form|<script/);
    expect(JSON.stringify(data)).not.toContain(comment);
    expect(html).not.toContain("ý kiến từ");
    const headers = new Headers(init?.headers);
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
    expect(headers.get("Cache-Control")).toBe("no-store");
  },
);

test("wrong, ended and revoked links get the same answer", async () => {
  const { context, make, open, revoke } = await opened();
  const [ended, revoked] = [await make(), await make()];
  expect(await revoke(revoked.id)).toEqual({ status: 303, to: "/settings/shares?done=revoked#done" });
  expect((await revoke("not a link")).status).toBe(404);
  await context.db
    .updateTable("share_links")
    .set({ ends_on: "2026-01-01" as never })
    .where("id", "=", ended.id)
    .execute();
  const answers = [];
  for (const secret of [ended.secret, revoked.secret, "A".repeat(43), "nothing"]) answers.push(await open(secret));
  expect(answers.map(({ init }) => init?.status)).toEqual([404, 404, 404, 404]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test.each([
  ["HEAD", { method: "HEAD" }],
  ["the preview of a messenger", { headers: { "User-Agent": "ViberUrlDownloader" } }],
] as const)("%s gets the page and leaves no trace", async (_who, init) => {
  const { context, make } = await opened();
  const { secret } = await make();
  const call = routeCall(context, `/view/${secret}`, { params: { secret } });
  const { data } = await shared({ ...call, request: new Request(call.request.url, init) });
  expect(data.kind).toBe("opened");
  expect(await context.db.selectFrom("share_links").select(["opened", "last_opened_on"]).execute()).toEqual([
    { opened: 0, last_opened_on: null },
  ]);
});

test("the secret is neither in the log nor on the page of settings after it was shown once", async () => {
  const { context, cookie, make } = await opened();
  const { link, secret } = await make();
  expect(link).toMatch(/\/view\/[\w-]{43}$/);
  expect(loggedPath(new URL(link).pathname)).toBe("/view/…");
  const page = await settings(routeCall(context, "/settings/shares", { cookie }));
  expect(page.shares).toMatchObject([{ reader: "Giám đốc <b>Sở</b>", opened: 0 }]);
  expect(JSON.stringify(page)).not.toContain(secret);
});

test.each([
  ["a day too many", { days: "91" }],
  ["no day", { days: "0" }],
  ["a number that is none", { days: "1e1" }],
  ["no reader", { reader: "  " }],
  ["a page that cannot be shared", { page: "inbox" }],
])("a form with %s makes no link", async (_what, change) => {
  const { context, cookie } = await opened();
  const answer = routeAnswer(
    Promise.resolve(action(routeCall(context, "/settings/shares", { cookie, form: { ...form, ...change } }))),
  );
  expect((await answer).status).toBe(400);
  expect(await context.db.selectFrom("share_links").selectAll().execute()).toEqual([]);
});

test("an administrator without a task in the office makes no link", async () => {
  const { context, officeId } = await opened();
  await givenAccount(context, officeId, "quantri@so.example", ["administrator"]);
  const cookie = await signedIn(context, "quantri@so.example");
  const answer = await routeAnswer(Promise.resolve(action(routeCall(context, "/settings/shares", { cookie, form }))));
  expect(answer.status).toBe(403);
  expect(await context.db.selectFrom("share_links").selectAll().execute()).toEqual([]);
});
