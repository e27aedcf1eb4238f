import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { action as act } from "#app/routes/_staff.reports_.$id/route.tsx";
import { loader as evidence } from "#app/routes/dashboard.evidence[.]zip.ts";
import { givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { withSettings } from "#test/support/mail.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function openReports() {
  const { context, clock } = await openTestContext("2026-11-23T08:30:00+07:00");
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "mot@so.example", ["office"]);
  const cookie = await signedIn(context, "mot@so.example");
  await givenDossiers(context, officeId, [{ at: "2026-10-02T08:00:00+07:00", taps: [5] }]);
  const make = async (name: string) => {
    const asked = { kind: "other", name, addressee: "Sở Nội vụ" } as const;
    const days = { from: day("2026-01-01"), cutOff: day("2026-10-31") };
    const made = await makeOwnReport(context, { officeId, staffId }, { ...asked, ...days });
    if (!made.ok) throw new Error(made.reason);
    return made.id;
  };
  const post = (id: string, form: Record<string, string>) =>
    routeAnswer(act(routeCall(context, `/reports/${id}`, { cookie, form, params: { id } })));
  return { context, clock, officeId, staffId, cookie, make, post };
}

const text = { intent: "edit", results: "Kết quả", assessment: "Đạt.", plans: "", proposals: "" };

test("a part of a report may stay empty, and a report may be sent without a number", async () => {
  const { context, officeId, make, post } = await openReports();
  const id = await make("Báo cáo thử");
  expect((await post(id, { ...text, edits: "0" })).status).toBe(303);
  expect((await post(id, { intent: "approve", edits: "1" })).status).toBe(303);
  expect((await post(id, { intent: "send", edits: "2", number: "" })).status).toBe(303);
  const found = await findReport(context.db, officeId, id);
  expect(found?.report).toMatchObject({ state: "sent", documentNumber: "", narrative: { plans: "", proposals: "" } });
});

test("the evidence pack lists every file, its digests are right, and the same content gives the same bytes", async () => {
  const { context, clock, officeId, cookie, make, post } = await openReports();
  const { reference } = await givenComplaint(context, officeId);
  await make("Báo cáo còn là dự thảo");
  const id = await make("Báo cáo đã duyệt");
  await post(id, { ...text, edits: "0" });
  await post(id, { intent: "approve", edits: "1" });
  const take = async (search = "?kind=year&year=2026") => {
    const answer = await evidence(routeCall(context, `/dashboard/evidence.zip${search}`, { cookie }));
    return new Uint8Array(await answer.arrayBuffer());
  };
  const pack = await take();
  const files = unzipSync(pack);
  const read = (path: string) => Buffer.from(files[path] ?? []).toString();
  const digests = read("SHA256SUMS.txt").trim().split("\n");
  expect(digests.map((line) => line.slice(66))).toEqual(Object.keys(files).filter((path) => path !== "SHA256SUMS.txt"));
  for (const line of digests) {
    const digest = createHash("sha256")
      .update(files[line.slice(66)] ?? "")
      .digest("hex");
    expect(line).toBe(`${digest}  ${line.slice(66)}`);
  }
  const index = read("00-muc-luc.txt");
  for (const path of Object.keys(files).filter((one) => /^0[1-9]/.test(one))) expect(index).toContain(path);
  expect(Object.keys(files).filter((path) => path.startsWith("01-bao-cao/"))).toEqual(
    ["docx", "pdf", "xlsx"].map((ending) => `01-bao-cao/01-bao-cao-2026-10-31.${ending}`),
  );
  expect(index).toContain("Báo cáo đã duyệt");
  expect(index).not.toContain("dự thảo");
  expect(read("03-so-lieu/so-theo-doi-phan-anh-kien-nghi.csv")).toContain(reference);
  expect(read("04-phieu-hoi/phieu-hoi-phien-ban-1.txt")).toContain("1. ");
  clock.moveTo("2026-11-23T08:59:00+07:00");
  expect(Buffer.from(await take()).equals(pack)).toBe(true);
  expect(
    await context.db.selectFrom("audit_entries").where("action", "=", "evidence-taken").select("subject").execute(),
  ).toEqual([{ subject: "2026-01-01..2026-11-23" }, { subject: "2026-01-01..2026-11-23" }]);
  const before = unzipSync(await take("?kind=quarter&year=2026&quarter=1"));
  expect(Object.keys(before).some((path) => path.startsWith("01-"))).toBe(false);
});

test("the evidence pack is for those who see reports, and has nothing of another office", async () => {
  const { context, officeId, make, post } = await openReports();
  const id = await make("Báo cáo đã duyệt");
  await post(id, { ...text, edits: "0" });
  await post(id, { intent: "approve", edits: "1" });
  const { reference } = await givenComplaint(context, officeId);
  const otherId = await givenOffice(context, "khac");
  await givenAccount(context, otherId, "hai@khac.example", ["office"]);
  await givenAccount(context, officeId, "ba@so.example", ["officer"]);
  const taken = async (email: string) =>
    evidence(
      routeCall(context, "/dashboard/evidence.zip?kind=year&year=2026", { cookie: await signedIn(context, email) }),
    );
  const files = unzipSync(new Uint8Array(await (await taken("hai@khac.example")).arrayBuffer()));
  expect(Object.keys(files).some((path) => path.startsWith("01-"))).toBe(false);
  expect(JSON.stringify(Object.values(files).map((data) => Buffer.from(data).toString()))).not.toContain(reference);
  expect(await routeAnswer(taken("ba@so.example"))).toMatchObject({ status: 403 });
  expect(await routeAnswer(evidence(routeCall(context, "/dashboard/evidence.zip", {})))).toMatchObject({ status: 302 });
});

test("a sending with a wrong address is refused with what was typed; a right one is planned, by its own office only", async () => {
  const { context: unsent, cookie, make, post } = await openReports();
  const context = withSettings(unsent, { mail: { smtpUrl: "smtp://127.0.0.1:9", from: "Sở <so@example.vn>" } });
  const id = await make("Báo cáo gửi lãnh đạo");
  await post(id, { ...text, edits: "0" });
  await post(id, { intent: "approve", edits: "1" });
  const planned = (addresses: string, as = cookie) => {
    const form = { intent: "plan-sending", addresses, on: "25/11/2026", at: "09:00" };
    return act(routeCall(context, `/reports/${id}`, { cookie: as, form, params: { id } }));
  };
  const plan = (addresses: string, as?: string) => routeAnswer(planned(addresses, as));
  const refused = planned("giam.doc@so.example.vn\nkhông phải địa chỉ");
  expect((await routeAnswer(refused)).status).toBe(400);
  expect(JSON.stringify(await refused)).toContain("không phải địa chỉ");
  const other = await givenOffice(context, "khac");
  await givenAccount(context, other, "hai@so.example", ["office"]);
  expect((await plan("giam.doc@so.example.vn", await signedIn(context, "hai@so.example"))).status).toBe(404);
  expect((await plan("giam.doc@so.example.vn")).status).toBe(303);
  const stop = { intent: "stop-sending", sending: "of nobody" };
  const call = routeCall(context, `/reports/${id}`, { cookie, form: stop, params: { id } });
  expect((await routeAnswer(act(call))).status).toBe(400);
});
