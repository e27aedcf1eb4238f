import { expect, test } from "vitest";
import { annualDay } from "#app/reports/calendar/annual-day.ts";
import { calendarPresets, findCalendarPreset, type CalendarPreset } from "#app/reports/calendar/calendar-presets.ts";
import { mostDeadlines } from "#app/reports/calendar/deadline-forms.ts";
import { listDeadlines } from "#app/reports/calendar/find-deadlines.server.ts";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { remindReports } from "#app/reports/calendar/remind-reports.server.ts";
import type { ReportDeadline } from "#app/reports/calendar/report-deadline.ts";
import { addDeadline, retireDeadline, takePreset } from "#app/reports/calendar/set-deadlines.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { openLetters } from "#test/support/outbox.ts";
import { givenOffice } from "#test/support/story.ts";

const taking = { dayOff: "before", addressee: "Sở Nội vụ", daysAfter: 5 } as const;

const own = (change: Partial<ReportDeadline> = {}): ReportDeadline => ({
  kind: "reform",
  name: "Báo cáo cải cách hành chính năm",
  from: annualDay("12-15"),
  cutOff: annualDay("11-20"),
  due: annualDay("11-30"),
  dayOff: "before",
  addressee: "Sở Nội vụ",
  source: "Công văn số 1 của Sở Nội vụ",
  ...change,
});

function presetNamed(name: string): CalendarPreset {
  const preset = findCalendarPreset(name);
  if (preset === undefined) throw new Error("no such preset");
  return preset;
}

async function openStory(time = "2026-11-20T09:00:00+07:00") {
  const { context, clock } = await openTestContext(time);
  const officeId = await givenOffice(context);
  const setter = await givenColleague(context, officeId, ["office"]);
  const names = async () => (await listDeadlines(context.db, officeId)).map(({ name }) => name);
  return { context, clock, officeId, setter, names };
}

async function audited(context: Context) {
  expect((await verifyAudit(context, [])).ok).toBe(true);
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "like", "report%")
    .orderBy("position")
    .select(["action", "changes"])
    .execute();
  return entries.map(({ action, changes }) => [action, (JSON.parse(changes ?? "[]") as unknown[]).length]);
}

test("an office has no reporting calendar until it takes one; taking it twice adds nothing", async () => {
  const { context, officeId, setter, names } = await openStory();
  expect(await names()).toEqual([]);
  expect(await listDueReports(context.db, officeId, day("2026-11-20"))).toEqual([]);
  const preset = presetNamed("hcm-2018");
  expect(await takePreset(context, setter, preset, taking)).toEqual({ ok: true, added: 12 });
  expect(await takePreset(context, setter, preset, taking)).toEqual({ ok: false, reason: "nothing-new" });
  expect(await names()).toHaveLength(12);
  expect(await audited(context)).toEqual([["report-calendar-taken", 12]]);
});

test("two people who take the same calendar at once add it once", async () => {
  const { context, setter, names } = await openStory();
  const preset = presetNamed("unnamed-2020");
  const outcomes = await Promise.all([
    takePreset(context, setter, preset, taking),
    takePreset(context, setter, preset, taking),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await names()).toHaveLength(4);
});

test("a retired report is due no more; another office can neither see nor retire it", async () => {
  const { context, officeId, setter, names } = await openStory();
  const other = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, other, ["office"]);
  await addDeadline(context, setter, own());
  const [added] = await listDeadlines(context.db, officeId);
  const id = added?.id ?? "";
  expect(await listDeadlines(context.db, other)).toEqual([]);
  expect(await retireDeadline(context, stranger, id)).toEqual({ ok: false, reason: "not-found" });
  expect(await retireDeadline(context, setter, id)).toEqual({ ok: true });
  expect(await retireDeadline(context, setter, id)).toEqual({ ok: false, reason: "not-found" });
  expect(await names()).toEqual([]);
  expect(await listDueReports(context.db, officeId, day("2026-11-20"))).toEqual([]);
  expect(await audited(context)).toEqual([
    ["report-deadline-added", 1],
    ["report-deadline-retired", 1],
  ]);
});

test("a calendar has a bound, and a hostile name stays what was typed", async () => {
  const { context, setter, names } = await openStory();
  const hostile = "<script>alert(1)</script> ' or 1=1 -- Báo cáo";
  expect(await addDeadline(context, setter, own({ name: hostile }))).toEqual({ ok: true, added: 1 });
  for (let count = 1; count < mostDeadlines; count += 1)
    await addDeadline(context, setter, own({ name: `Báo cáo ${String(count)}` }));
  expect(await addDeadline(context, setter, own({ name: "Một báo cáo nữa" }))).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect(await names()).toHaveLength(mostDeadlines);
  expect(await names()).toContain(hostile);
});

test("every preset can be taken, and the list says for each report how it stands", async () => {
  const { context, officeId, setter } = await openStory("2026-11-20T09:00:00+07:00");
  for (const preset of calendarPresets) await takePreset(context, setter, preset, taking);
  const today = dayOf(context.clock.now());
  const due = await listDueReports(context.db, officeId, today);
  expect(due.map(({ dueOn }) => dueOn)).toEqual(due.map(({ dueOn }) => dueOn).sort());
  expect(due.slice(0, 3).map(({ deadline, dueOn, state }) => [deadline.name, dueOn, state])).toEqual([
    ["Báo cáo cải cách hành chính năm", "2026-11-25", "soon"],
    ["Báo cáo kết quả khảo sát sự hài lòng quý IV", "2026-11-30", "soon"],
    ["Báo cáo cải cách hành chính năm", "2026-12-18", "later"],
  ]);
  const later = await listDueReports(context.db, officeId, day("2026-11-26"));
  expect(later[0]).toMatchObject({ dueOn: "2026-11-25", state: "late", workingDaysLeft: -1 });
});

test("the people of Văn phòng are reminded once a working day, in working time only; a retired report reminds nobody", async () => {
  const { context, clock, officeId, setter } = await openStory("2026-11-20T06:00:00+07:00");
  const deadline = own();
  await addDeadline(context, setter, deadline);
  const sent = async () => (await openLetters(context)).map(({ subject }) => subject);
  await remindReports(context);
  expect(await sent()).toEqual([]);
  clock.moveTo("2026-11-20T08:00:00+07:00");
  await Promise.all([remindReports(context), remindReports(context)]);
  clock.moveTo("2026-11-20T10:00:00+07:00");
  await remindReports(context);
  expect(await sent()).toEqual(["Báo cáo cần gửi (1), ngày 20/11/2026"]);
  // A Saturday, and a Monday that is none of the days.
  for (const time of ["2026-11-21T09:00:00+07:00", "2026-11-23T09:00:00+07:00"]) {
    clock.moveTo(time);
    await remindReports(context);
  }
  expect(await sent()).toHaveLength(1);
  clock.moveTo("2026-12-01T16:59:00+07:00");
  await remindReports(context);
  const [, late] = await openLetters(context);
  expect(late?.text).toContain("- Báo cáo cải cách hành chính năm: hạn gửi 30/11/2026, quá 1 ngày làm việc");
  const [known] = await listDeadlines(context.db, officeId);
  await retireDeadline(context, setter, known?.id ?? "");
  clock.moveTo("2026-12-02T09:00:00+07:00");
  await remindReports(context);
  expect(await sent()).toHaveLength(2);
});
