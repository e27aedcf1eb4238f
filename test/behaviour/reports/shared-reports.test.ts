import { expect, test } from "vitest";
import { listImprovements } from "#app/figures/improvements/list-improvements.server.ts";
import { publishImprovement, withdrawImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import { day } from "#app/platform/day.ts";
import { actOnReport, editReport } from "#app/reports/report/change-report.server.ts";
import { makeOwnReport, reviseReport } from "#app/reports/report/make-report.server.ts";
import { makeShare, revokeShare } from "#app/reports/sharing/change-shares.server.ts";
import { findSharedReport } from "#app/reports/sharing/find-shared-report.server.ts";
import { listShareable, listShares } from "#app/reports/sharing/list-shares.server.ts";
import { openShare } from "#app/reports/sharing/open-share.server.ts";
import { choiceOf } from "#app/reports/sharing/share.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const asked = {
  kind: "reform",
  name: "Báo cáo cải cách hành chính quý IV",
  addressee: "Sở Nội vụ",
  from: day("2026-10-01"),
  cutOff: day("2026-11-20"),
} as const;
const written = { opening: "", results: "Đã đạt chỉ tiêu.", assessment: "Tốt.", plans: "", proposals: "" };
const heard = "Sáng thứ Hai chờ lâu vì chỉ mở hai quầy.";
const wrong = { ok: false, reason: "wrong" };

async function opened() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const maker = await givenColleague(context, officeId, ["office"]);
  await givenDossiers(context, officeId, [
    { at: "2026-11-02T08:00:00+07:00", taps: [5] },
    { at: "2026-11-03T08:00:00+07:00" },
  ]);
  const { reference } = await givenComplaint(context, officeId);
  const change = { heard, changed: "Mở thêm quầy số 4.", happenedOn: day("2026-11-02"), reviewed: undefined };
  await publishImprovement(context, maker, change);
  const outcome = await makeOwnReport(context, maker, asked);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id } = outcome;
  const act = async (act: "approve" | "reopen" | "send", edits: number, of = id) => {
    expect(await actOnReport(context, maker, { id: of, edits }, act)).toEqual({ ok: true });
  };
  const edit = async (edits: number, of = id) => {
    expect(await editReport(context, maker, { id: of, edits }, written)).toEqual({ ok: true });
  };
  const share = (reportId = id, as: { officeId: string; staffId: string } = maker) =>
    makeShare(context, as, { reader: "Giám đốc Sở", page: choiceOf(reportId), days: 7 });
  const shared = async () => {
    const made = await share();
    if (!made.ok) throw new Error(made.reason);
    return made;
  };
  /** What the reader of a link sees; undefined if it does not open. */
  const read = async (secret: string) => {
    const opening = await openShare(context, secret, true);
    if (!opening.ok) {
      expect(opening).toEqual(wrong);
      return undefined;
    }
    return findSharedReport(context.db, opening.share);
  };
  return { context, clock, officeId, maker, reference, id, act, edit, share, shared, read };
}

test("a draft is not shared, an approved and a sent report are, and nobody shares the report of another office", async () => {
  const { context, officeId, id, act, edit, share } = await opened();
  const refused = { ok: false, reason: "reportNotApproved" };
  expect(await share()).toEqual(refused);
  expect(await listShareable(context.db, officeId)).toEqual([]);
  await edit(0);
  await act("approve", 1);
  expect(await share()).toMatchObject({ ok: true });
  await act("send", 2);
  expect(await share()).toMatchObject({ ok: true });
  const there = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, there, ["office"]);
  expect(await share(id, stranger)).toEqual(refused);
  expect(await share("nothing")).toEqual(refused);
  expect(await listShareable(context.db, there)).toEqual([]);
  expect(await listShares(context.db, officeId)).toMatchObject([
    { page: "report", reportName: asked.name, revision: 1, reportState: "sent" },
    { page: "report", reportName: asked.name, revision: 1, reportState: "sent" },
  ]);
});

test("a link shows the frozen figures and the text, whatever comes later, and no line of a single case or dossier", async () => {
  const { context, officeId, reference, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  const { secret } = await shared();
  const before = await read(secret);
  await givenDossiers(context, officeId, [{ at: "2026-11-04T08:00:00+07:00", taps: [1] }]);
  await givenComplaint(context, officeId);
  expect(await read(secret)).toEqual(before);
  expect(before).toMatchObject({ isReplaced: false, isIntact: true, report: { name: asked.name, withdrawn: 0 } });
  const page = JSON.stringify(before);
  expect(page).toContain("Đã đạt chỉ tiêu.");
  expect(page).toContain(heard);
  expect(page).not.toContain(reference);
  expect(page).not.toContain("H29.16-");
  expect(before?.report.leftOut).toHaveLength(2);
});

test("what the office withdrew from the public page since does not come back by the link", async () => {
  const { context, officeId, maker, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  const { secret } = await shared();
  const [improvement] = await listImprovements(context.db, officeId);
  expect(await withdrawImprovement(context, maker, improvement?.id ?? "")).toEqual({ ok: true });
  const page = await read(secret);
  expect(page?.report.withdrawn).toBe(1);
  expect(JSON.stringify(page)).not.toContain(heard);
});

test("a report taken back to a draft closes its links without an opening, and approving it opens them again", async () => {
  const { context, officeId, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  const { secret } = await shared();
  await act("reopen", 2);
  expect(await read(secret)).toBeUndefined();
  expect(await listShares(context.db, officeId)).toMatchObject([{ opened: 0, reportState: "draft" }]);
  await act("approve", 3);
  expect(await read(secret)).toMatchObject({ report: { name: asked.name } });
});

test("a link keeps to its revision, and says so once a later one is approved, not while that is a draft", async () => {
  const { context, maker, id, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  await act("send", 2);
  const { secret } = await shared();
  const next = await reviseReport(context, maker, id, "Nhập thiếu hồ sơ của tháng 10.");
  if (!next.ok) throw new Error(next.reason);
  expect(await read(secret)).toMatchObject({ isReplaced: false, report: { revision: 1 } });
  await edit(0, next.id);
  await act("approve", 1, next.id);
  const page = await read(secret);
  expect(page).toMatchObject({ isReplaced: true, report: { revision: 1 } });
  expect(JSON.stringify(page)).not.toContain("Nhập thiếu hồ sơ");
});

test("a revoked link and an ended link to a report open no more", async () => {
  const { context, clock, maker, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  const [revoked, ended] = [await shared(), await shared()];
  expect(await revokeShare(context, maker, revoked.id)).toBe(true);
  expect(await read(revoked.secret)).toBeUndefined();
  clock.moveTo("2026-11-26T23:59:59+07:00");
  expect(await read(ended.secret)).toBeDefined();
  clock.moveTo("2026-11-27T00:00:00+07:00");
  expect(await read(ended.secret)).toBeUndefined();
});

test("figures that were changed in the database are shown as not intact", async () => {
  const { context, id, act, edit, shared, read } = await opened();
  await edit(0);
  await act("approve", 1);
  const { secret } = await shared();
  await context.db
    .updateTable("reports")
    .set({ digest: "0".repeat(64) })
    .where("id", "=", id)
    .execute();
  expect(await read(secret)).toMatchObject({ isIntact: false });
});
