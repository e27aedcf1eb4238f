import { expect, test } from "vitest";
import { dashboardTable } from "#app/figures/exports/dashboard-table.server.ts";
import { daysPeriod } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, type Day } from "#app/platform/day.ts";
import { calendarPresets } from "#app/reports/calendar/calendar-presets.ts";
import { listDeadlines } from "#app/reports/calendar/find-deadlines.server.ts";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { takePreset } from "#app/reports/calendar/set-deadlines.server.ts";
import { withoutLinks } from "#app/reports/frozen/frozen-report.ts";
import type { Narrative } from "#app/reports/narrative/narrative.ts";
import { printedReport } from "#app/reports/printing/printed-report.ts";
import { actOnReport, editReport } from "#app/reports/report/change-report.server.ts";
import { findReport, listReports } from "#app/reports/report/find-report.server.ts";
import { makeDueReport, makeOwnReport, reviseReport } from "#app/reports/report/make-report.server.ts";
import type { Report } from "#app/reports/report/report.ts";
import { setTarget } from "#app/targets/set-targets.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { contextOver, openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { openInterrupted } from "#test/support/interrupted-database.ts";
import { givenOffice } from "#test/support/story.ts";

const asked = {
  kind: "reform",
  name: "Báo cáo cải cách hành chính năm",
  addressee: "Sở Nội vụ",
  from: day("2025-12-15"),
  cutOff: day("2026-11-20"),
} as const;

async function openStory(time = "2026-11-20T09:00:00+07:00") {
  const opened = await openTestContext(time);
  const { context } = opened;
  const officeId = await givenOffice(context);
  const maker = await givenColleague(context, officeId, ["office"]);
  await givenDossiers(context, officeId, [
    { at: "2026-11-02T08:00:00+07:00", taps: [5] },
    { at: "2026-11-03T08:00:00+07:00", taps: [4] },
    { at: "2026-11-03T09:00:00+07:00", taps: [1] },
    { at: "2026-11-04T08:00:00+07:00" },
    { at: "2026-11-04T09:00:00+07:00", taps: [5] },
    { at: "2026-11-04T10:00:00+07:00", taps: [3] },
  ]);
  return { ...opened, officeId, maker };
}

async function made(context: Context, maker: { officeId: string; staffId: string }): Promise<Report> {
  const outcome = await makeOwnReport(context, maker, asked);
  if (!outcome.ok) throw new Error(`not made: ${outcome.reason}`);
  return found(context, maker.officeId, outcome.id);
}

async function found(context: Context, officeId: string, id: string): Promise<Report> {
  const one = await findReport(context.db, officeId, id);
  if (one === undefined) throw new Error("no such report");
  expect(one.isIntact).toBe(true);
  return one.report;
}

async function bytesOf(context: Context, id: string): Promise<string> {
  const row = await context.db.selectFrom("reports").where("id", "=", id).select("frozen").executeTakeFirstOrThrow();
  return row.frozen;
}

function tableOfDashboard(context: Context, officeId: string, name: "figures" | "procedures" | "levels", cutOff: Day) {
  const period = daysPeriod(asked.from, cutOff, cutOff);
  const about = { officeId, period, cutOff, selection: everything, t: translator("vi"), language: "vi" } as const;
  return dashboardTable(name, context.db, about);
}

const filled = (narrative: Narrative): Narrative => ({
  ...narrative,
  assessment: narrative.assessment.replace("…", "số lượt mời đánh giá còn ít."),
});

async function givenSent(context: Context, maker: { officeId: string; staffId: string }): Promise<Report> {
  const report = await made(context, maker);
  await editReport(context, maker, { id: report.id, edits: 0 }, filled(report.narrative));
  expect(await actOnReport(context, maker, { id: report.id, edits: 1 }, "approve")).toEqual({ ok: true });
  expect(await actOnReport(context, maker, { id: report.id, edits: 2 }, "send", "05/BC-SKHCN")).toEqual({ ok: true });
  return found(context, maker.officeId, report.id);
}

test("a report has the figures of the dashboard at the cut-off, and keeps them when new data come", async () => {
  const { context, clock, officeId, maker } = await openStory();
  const names = ["figures", "procedures", "levels"] as const;
  const shown = await Promise.all(names.map((name) => tableOfDashboard(context, officeId, name, asked.cutOff)));
  const report = await made(context, maker);
  const bytes = await bytesOf(context, report.id);
  const printed = JSON.stringify(printedReport(report));
  for (const [index, name] of names.entries()) {
    const table = shown[index];
    if (table === undefined) throw new Error("no such table");
    const { notes, ...frozen } = withoutLinks(table);
    // The page says beside its table what the figures are compared with; a printed table says so itself.
    const compared: unknown[] = name === "figures" ? [expect.stringContaining("So với kỳ trước (từ 08/01/2025")] : [];
    expect(report.frozen.tables.find((one) => one.name === name)).toEqual({
      ...frozen,
      notes: [...notes, ...compared],
    });
  }
  await givenDossiers(context, officeId, [
    { at: "2026-11-05T08:00:00+07:00", taps: [1] },
    { at: "2026-11-06T08:00:00+07:00", taps: [1] },
  ]);
  await setTarget(context, maker, {
    figure: "participation",
    comparison: "at-least",
    value: 0.9,
    from: day("2026-11-01"),
    until: null,
    source: "Kế hoạch mới",
  });
  await context.db.updateTable("offices").set({ name: "Sở đã đổi tên", place: "Nơi khác" }).execute();
  clock.moveTo("2027-11-20T09:00:00+07:00");
  const later = await tableOfDashboard(context, officeId, "figures", asked.cutOff);
  expect(later?.rows).not.toEqual(shown[0]?.rows);
  expect(await bytesOf(context, report.id)).toBe(bytes);
  expect(JSON.stringify(printedReport(await found(context, officeId, report.id)))).toBe(printed);
});

test("a report says which targets, calendar, questionnaire and formulas made it", async () => {
  const { context, maker } = await openStory();
  const { versions } = (await made(context, maker)).frozen;
  expect(versions).toMatchObject({ formulas: 1, questionnaires: [1] });
  expect(versions.confirmedYears).toContain(2026);
  expect(versions.calendar).toMatch(/^[0-9a-f]{64}$/);
  expect(versions.targets[0]).toMatchObject({ figure: "Tỷ lệ tham gia đánh giá" });
});

test("a report is made for every preset, once for each line and year, by two people at once as well", async () => {
  const { context, clock, officeId, maker } = await openStory();
  for (const preset of calendarPresets)
    await takePreset(context, maker, preset, { dayOff: "before", addressee: "UBND", daysAfter: 5 });
  clock.moveTo("2027-12-20T09:00:00+07:00");
  for (const { id } of await listDeadlines(context.db, officeId)) {
    const one = { deadlineId: id, year: 2027 };
    const outcomes = await Promise.all([makeDueReport(context, maker, one), makeDueReport(context, maker, one)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "exists" });
  }
  expect(await listReports(context.db, officeId)).toHaveLength(20);
  const kinds = await context.db.selectFrom("reports").select(["kind", "frozen"]).execute();
  const columns = kinds.find(({ kind }) => kind === "columns");
  expect(columns?.frozen).toContain("published-answers");
  expect(columns?.frozen).not.toContain("late-dossiers");
});

test("a report can not be made before its cut-off day, nor for another office's line", async () => {
  const { context, officeId, maker } = await openStory();
  const other = await givenColleague(context, await givenOffice(context, "khac"), ["office"]);
  const [preset] = calendarPresets;
  if (preset === undefined) throw new Error("no preset");
  await takePreset(context, maker, preset, { dayOff: "before", addressee: "UBND", daysAfter: 5 });
  const [line] = await listDeadlines(context.db, officeId);
  const one = { deadlineId: line?.id ?? "", year: 2027 };
  expect(await makeDueReport(context, maker, one)).toEqual({ ok: false, reason: "cut-off-ahead" });
  expect(await makeDueReport(context, other, one)).toEqual({ ok: false, reason: "not-found" });
  const report = await made(context, maker);
  expect(await findReport(context.db, other.officeId, report.id)).toBeUndefined();
  const shown = { id: report.id, edits: 0 };
  expect(await editReport(context, other, shown, report.narrative)).toEqual({ ok: false, reason: "not-found" });
  expect(await actOnReport(context, other, shown, "approve")).toEqual({ ok: false, reason: "not-found" });
  expect(await reviseReport(context, other, report.id, "lý do đủ dài")).toEqual({ ok: false, reason: "not-found" });
});

test("an older page changes nothing: not the text, not the state", async () => {
  const { context, officeId, maker } = await openStory();
  const report = await made(context, maker);
  const shown = { id: report.id, edits: 0 };
  const text = (results: string) => ({ ...filled(report.narrative), results });
  const outcomes = await Promise.all([
    editReport(context, maker, shown, text("Bản thứ nhất")),
    editReport(context, maker, shown, text("Bản thứ hai")),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await actOnReport(context, maker, shown, "approve")).toEqual({ ok: false, reason: "changed" });
  const now = { id: report.id, edits: 1 };
  const approvals = await Promise.all([
    actOnReport(context, maker, now, "approve"),
    actOnReport(context, maker, now, "approve"),
  ]);
  expect(approvals.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await editReport(context, maker, { id: report.id, edits: 2 }, text("Sau khi duyệt"))).toEqual({
    ok: false,
    reason: "changed",
  });
  expect(await actOnReport(context, maker, { id: report.id, edits: 2 }, "reopen")).toEqual({ ok: true });
  expect((await found(context, officeId, report.id)).approved).toBeNull();
  expect(await actOnReport(context, maker, { id: report.id, edits: 3 }, "send")).toEqual({
    ok: false,
    reason: "changed",
  });
});

test("a text with blanks is not approved; a sent report names who did what, and its number", async () => {
  const { context, maker } = await openStory();
  const report = await made(context, maker);
  expect(report.narrative.assessment).toContain("…");
  expect(await actOnReport(context, maker, { id: report.id, edits: 0 }, "approve")).toMatchObject({ reason: "gaps" });
  const sent = await givenSent(context, maker);
  expect(sent).toMatchObject({ state: "sent", documentNumber: "05/BC-SKHCN", edits: 3 });
  expect([sent.edited, sent.approved, sent.sent].map((deed) => typeof deed?.who)).toEqual([
    "string",
    "string",
    "string",
  ]);
  expect((await verifyAudit(context, [])).ok).toBe(true);
});

test("a correction is a new revision that says what changed and why; the sent one stays as it is", async () => {
  const { context, officeId, maker } = await openStory();
  const sent = await givenSent(context, maker);
  const before = await bytesOf(context, sent.id);
  const draft = await made(context, maker);
  expect(await reviseReport(context, maker, draft.id, "lý do đủ dài")).toEqual({ ok: false, reason: "not-sent" });
  await givenDossiers(context, officeId, [{ at: "2026-11-05T08:00:00+07:00", taps: [1] }]);
  const why = "Bổ sung 01 hồ sơ nhập chậm";
  const outcomes = await Promise.all([
    reviseReport(context, maker, sent.id, why),
    reviseReport(context, maker, sent.id, why),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const done = outcomes.find((one) => one.ok);
  const next = await found(context, officeId, done?.ok === true ? done.id : "");
  expect(next).toMatchObject({ revision: 2, state: "draft", firstId: sent.id, reason: { why } });
  expect(next.reason?.changed.find(({ figure }) => figure === "Tỷ lệ tham gia đánh giá")).toEqual({
    figure: "Tỷ lệ tham gia đánh giá",
    before: "83,3",
    after: "85,7",
  });
  expect(next.narrative.assessment).toBe(sent.narrative.assessment);
  expect(next.narrative.results).not.toBe(sent.narrative.results);
  expect(JSON.stringify(printedReport(next))).toContain(`Lý do: ${why}`);
  expect(await bytesOf(context, sent.id)).toBe(before);
});

test("a sent report is asked for no more; a draft is until it is sent", async () => {
  const { context, clock, officeId, maker } = await openStory("2026-11-20T09:00:00+07:00");
  const preset = calendarPresets.find(({ name }) => name === "unnamed-2020");
  if (preset === undefined) throw new Error("no preset");
  await takePreset(context, maker, preset, { dayOff: "before", addressee: "", daysAfter: 1 });
  const [due] = await listDueReports(context.db, officeId, day("2026-11-20"));
  if (due === undefined) throw new Error("nothing due");
  const outcome = await makeDueReport(context, maker, { deadlineId: due.deadline.id, year: due.year });
  if (!outcome.ok) throw new Error(outcome.reason);
  const firstDue = async () => (await listDueReports(context.db, officeId, day("2026-11-20")))[0];
  expect(await firstDue()).toMatchObject({ dueOn: "2026-11-25", reportId: outcome.id });
  const report = await found(context, officeId, outcome.id);
  await editReport(context, maker, { id: report.id, edits: 0 }, filled(report.narrative));
  await actOnReport(context, maker, { id: report.id, edits: 1 }, "approve");
  clock.moveTo("2026-11-24T09:00:00+07:00");
  await actOnReport(context, maker, { id: report.id, edits: 2 }, "send");
  expect((await firstDue())?.dueOn).toBe("2027-03-05");
});

/** Two letters of the dossier received on 02/11: one sent, and a second one that was sent after the cut-off day. */
async function givenSentLetters(context: Context, officeId: string, staffId: string): Promise<void> {
  const received = day("2026-11-02");
  const dossier = await context.db
    .selectFrom("dossiers")
    .where("received_on", "=", received)
    .select("number")
    .executeTakeFirstOrThrow();
  const now = context.clock.now();
  const letter = (ordinal: number, documentNumber: string, sentOn: Day) => ({
    id: `letter-${String(ordinal)}`,
    office_id: officeId,
    dossier_number: dossier.number,
    received_on: received,
    ordinal,
    batch_id: "batch",
    title: "extension" as const,
    reason: "hồ sơ phải lấy ý kiến của đơn vị khác",
    promised_on: day("2026-11-06"),
    new_on: day("2026-11-10"),
    written_by: staffId,
    written_at: now,
    written_on: sentOn,
    document_number: documentNumber,
    sent_on: sentOn,
    recorded_by: staffId,
    recorded_at: now,
  });
  const letters = [letter(1, "12/XL", day("2026-11-06")), letter(2, "90/XL", day("2027-01-05"))];
  await context.db.insertInto("apology_letters").values(letters).execute();
}

test("the annexes list cases and late dossiers without people, and leave out protected cases", async () => {
  const { context, maker, officeId } = await openStory();
  await givenComplaint(context, officeId, { text: "Chờ quá lâu ở quầy số 3." });
  const locked = await givenComplaint(context, officeId, { text: "Một việc phải bảo mật, đề nghị xem xét." });
  expect(locked).toBeDefined();
  const [one] = await context.db.selectFrom("complaints").orderBy("id", "desc").select("id").limit(1).execute();
  await context.db
    .updateTable("complaints")
    .set({ locked: 1 })
    .where("id", "=", one?.id ?? "")
    .execute();
  await context.db
    .updateTable("dossiers")
    .set({ due_on: day("2026-11-06"), finished_on: day("2026-11-10") })
    .where("received_on", "=", day("2026-11-02"))
    .execute();
  await givenSentLetters(context, officeId, maker.staffId);
  const { tables } = (await made(context, maker)).frozen;
  const named = (name: string) => tables.find((table) => table.name === name);
  expect(named("complaints")?.rows).toHaveLength(1);
  expect(named("complaints")?.notes.join(" ")).toContain("1 vụ việc được bảo mật");
  expect(named("late-dossiers")?.rows.map(({ cells }) => cells.slice(4))).toEqual([
    ["2026-11-06", "2026-11-10", 4, "12/XL", "2026-11-06", "2026-11-10"],
  ]);
  const all = JSON.stringify(tables);
  expect(all).not.toContain("Chờ quá lâu");
  expect(all).not.toContain("Một việc phải bảo mật");
});

test("a process that ends in the middle of freezing leaves no report, wherever it ends", async () => {
  const { context, clock, officeId, maker, location } = await openStory();
  for (const last of [1, 4, 20, 60, 90]) {
    const db = openInterrupted(location, last, () => {
      throw new Error("the process ended here");
    });
    await expect(makeOwnReport(contextOver(db, clock), maker, asked)).rejects.toThrow();
    await db.destroy();
    expect(await listReports(context.db, officeId)).toEqual([]);
  }
  await made(context, maker);
  expect((await verifyAudit(context, [])).ok).toBe(true);
  expect(await listReports(context.db, officeId)).toHaveLength(1);
});
