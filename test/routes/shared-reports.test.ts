import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { actOnReport, editReport } from "#app/reports/report/change-report.server.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { SharedReportView } from "#app/reports/sharing/shared-report-view.tsx";
import { choiceOf } from "#app/reports/sharing/share.ts";
import { action, loader as settings } from "#app/routes/_staff.settings.shares/route.tsx";
import { loader as page } from "#app/routes/_staff.reports_.$id/route.tsx";
import { loader as shared } from "#app/routes/view.$secret/route.tsx";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const days = { from: day("2026-01-01"), cutOff: day("2026-10-31") };
const written = { opening: "", results: "Đạt <b>chỉ tiêu</b>.", assessment: "", plans: "", proposals: "" };

async function opened() {
  const { context, officeId } = await givenOfficeOf130();
  const staffId = await givenAccount(context, officeId, "office@so.example", ["office"]);
  const cookie = await signedIn(context, "office@so.example");
  const actor = { officeId, staffId };
  const made = await makeOwnReport(context, actor, { kind: "reform", name: "Báo cáo thử", addressee: "Sở", ...days });
  if (!made.ok) throw new Error(made.reason);
  const { id } = made;
  const approve = async () => {
    await editReport(context, actor, { id, edits: 0 }, written);
    expect(await actOnReport(context, actor, { id, edits: 1 }, "approve")).toEqual({ ok: true });
  };
  const reopen = () => actOnReport(context, actor, { id, edits: 2 }, "reopen");
  const post = (form: Record<string, string>, as = cookie) =>
    Promise.resolve(action(routeCall(context, "/settings/shares", { cookie: as, form })));
  const form = { act: "make", reader: "Giám đốc Sở", page: choiceOf(id), days: "7" };
  const make = async () => {
    const answer = await post(form);
    if (!("data" in answer) || answer.data.made === null) throw new Error("no link was made");
    return { ...answer.data.made, secret: answer.data.made.link.split("/").at(-1) ?? "" };
  };
  const open = (secret: string, init: RequestInit = {}) => {
    const call = routeCall(context, `/view/${secret}`, { params: { secret } });
    return shared({ ...call, request: new Request(call.request.url, init) });
  };
  return { context, officeId, cookie, id, form, approve, reopen, post, make, open };
}

test("the shared report has its figures and its text, and neither a link nor a form nor a script", async () => {
  const { approve, make, open } = await opened();
  await approve();
  const { secret } = await make();
  const { data, init } = await open(secret);
  if (data.kind !== "report") throw new Error("it did not open");
  const html = renderToStaticMarkup(createElement(SharedReportView, { shown: data.shown }));
  expect(html).toContain("Đạt &lt;b&gt;chỉ tiêu&lt;/b&gt;.");
  expect(html).toContain("Tỷ lệ tham gia");
  expect(html).not.toMatch(/href=|<form|<script|<input|<button/);
  const headers = new Headers(init?.headers);
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
  expect(headers.get("Cache-Control")).toBe("no-store");
});

test("the link of a draft is refused with what was typed, and that of another office's report too", async () => {
  const { context, id, form, approve, post } = await opened();
  const refused = await post(form);
  expect(await routeAnswer(Promise.resolve(refused))).toMatchObject({ status: 409 });
  expect(JSON.stringify(refused)).toContain("reportNotApproved");
  expect(JSON.stringify(refused)).toContain("Giám đốc Sở");
  await approve();
  await givenAccount(context, await givenOffice(context, "khac"), "khac@so.example", ["office"]);
  const stranger = await signedIn(context, "khac@so.example");
  expect((await routeAnswer(post(form, stranger))).status).toBe(409);
  for (const wrong of ["report:", "report:../x", `report:${"x".repeat(65)}`, id])
    expect((await routeAnswer(post({ ...form, page: wrong }))).status).toBe(400);
  expect(await context.db.selectFrom("share_links").selectAll().execute()).toEqual([]);
});

test("the links of a revoked, an ended and a guessed secret and of a report that is a draft again get one answer", async () => {
  const { context, approve, reopen, post, make, open } = await opened();
  await approve();
  const [revoked, ended, closed] = [await make(), await make(), await make()];
  await post({ act: "revoke", id: revoked.id });
  await context.db
    .updateTable("share_links")
    .set({ ends_on: day("2026-01-01") })
    .where("id", "=", ended.id)
    .execute();
  await reopen();
  const answers = [];
  for (const secret of [revoked.secret, ended.secret, closed.secret, "A".repeat(43)]) answers.push(await open(secret));
  expect(answers.map(({ init }) => init?.status)).toEqual([404, 404, 404, 404]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(new Headers(answers[0]?.init?.headers).get("Referrer-Policy")).toBe("no-referrer");
});

test("HEAD and the preview of a messenger get the report and leave no trace", async () => {
  const { context, approve, make, open } = await opened();
  await approve();
  const { secret } = await make();
  for (const init of [{ method: "HEAD" }, { headers: { "User-Agent": "ViberUrlDownloader" } }])
    expect((await open(secret, init)).data.kind).toBe("report");
  expect(await context.db.selectFrom("share_links").select("opened").execute()).toEqual([{ opened: 0 }]);
});

test("what the reader's browser is sent names nobody of the office", async () => {
  const { context, approve, make, open } = await opened();
  await approve();
  const { secret } = await make();
  const { data } = await open(secret);
  const names = await context.db.selectFrom("staff").select(["name", "email"]).execute();
  for (const { name, email } of names) {
    expect(JSON.stringify(data)).not.toContain(name);
    expect(JSON.stringify(data)).not.toContain(email);
  }
});

test("the page of an approved report offers a link, and the form has that report chosen", async () => {
  const { context, cookie, id, approve } = await opened();
  await approve();
  expect(await page(routeCall(context, `/reports/${id}`, { cookie, params: { id } }))).toMatchObject({
    mayShare: true,
  });
  const form = await settings(routeCall(context, `/settings/shares?report=${id}`, { cookie }));
  expect(form).toMatchObject({ chosen: id, reports: [{ id, name: "Báo cáo thử", revision: 1 }] });
});
