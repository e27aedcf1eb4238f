import { expect, test } from "vitest";
import { adoptPreset, endTarget, setTarget } from "#app/targets/set-targets.server.ts";
import { findTarget, findTargets } from "#app/targets/find-targets.server.ts";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { findPreset, firstPreset } from "#app/targets/target-presets.ts";
import { figureNames, type FigureName } from "#app/targets/target.ts";
import { stateOn } from "#app/targets/target-validity.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, type Day } from "#app/platform/day.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

async function openStory() {
  const { context } = await openTestContext("2026-11-20T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const setter = await givenColleague(context, officeId, ["office"]);
  return { context, officeId, setter };
}

const participation = (value: number, from: string, until: string | null = null) => ({
  figure: "participation" as const,
  comparison: "at-least" as const,
  value,
  from: day(from),
  until: until === null ? null : day(until),
  source: "Kế hoạch số 1, mục I",
});

async function held(context: Context, officeId: string, figure: FigureName) {
  const targets = await listTargets(context.db, officeId);
  return targets.filter((one) => one.figure === figure).map(({ value, from, until }) => [value, from, until]);
}

async function audited(context: Context) {
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "like", "target%")
    .orderBy("position")
    .select(["action", "subject", "staff_id"])
    .execute();
  expect((await verifyAudit(context, [])).ok).toBe(true);
  return entries.map(({ action, subject, staff_id: who }) => [action, subject, who]);
}

test("a changed target ends the old one the day before; past periods keep theirs, and the audit record tells of it", async () => {
  const { context, officeId, setter } = await openStory();
  const outcome = await setTarget(context, setter, participation(0.5, "2026-07-01"));
  expect(outcome).toMatchObject({ ok: true, placement: { until: null } });
  expect(await held(context, officeId, "participation")).toEqual([
    [0.5, "2026-07-01", null],
    [0.4, "2018-01-01", "2026-06-30"],
  ]);
  const valueOn = async (on: string) => (await findTarget(context.db, officeId, "participation", day(on)))?.value;
  expect(await valueOn("2026-06-30")).toBe(0.4);
  expect(await valueOn("2026-07-01")).toBe(0.5);
  expect(await audited(context)).toEqual([
    ["target-set", "participation at-least 0.5 from 2026-07-01 until further notice", setter.staffId],
  ]);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]?.changes).toEqual([
    {
      field: "target",
      before: expect.stringContaining("participation at-least 0.4 2018-01-01 - ") as string,
      after: "participation at-least 0.5 2026-07-01 - Kế hoạch số 1, mục I",
    },
  ]);
});

test("a target planned for later takes over when it begins, and one of the same first day replaces the other", async () => {
  const { context, officeId, setter } = await openStory();
  await setTarget(context, setter, participation(0.6, "2027-01-01"));
  const outcome = await setTarget(context, setter, participation(0.5, "2026-07-01"));
  expect(outcome).toMatchObject({ ok: true, placement: { until: "2026-12-31" } });
  await setTarget(context, setter, participation(0.7, "2027-01-01"));
  expect(await held(context, officeId, "participation")).toEqual(
    expect.arrayContaining([
      [0.7, "2027-01-01", null],
      [0.6, "2027-01-01", "2026-12-31"],
      [0.5, "2026-07-01", "2026-12-31"],
      [0.4, "2018-01-01", "2026-06-30"],
    ]),
  );
  expect((await findTarget(context.db, officeId, "participation", day("2027-01-01")))?.value).toBe(0.7);
});

test("the very same target is not written twice", async () => {
  const { context, officeId, setter } = await openStory();
  await setTarget(context, setter, participation(0.5, "2026-07-01"));
  expect(await setTarget(context, setter, participation(0.5, "2026-08-01"))).toEqual({
    ok: false,
    reason: "nothing-new",
  });
  expect(await held(context, officeId, "participation")).toHaveLength(2);
  expect(await audited(context)).toHaveLength(1);
});

test("a target ends on its last day, is never prolonged, and one to come can be taken back; the rows stay", async () => {
  const { context, officeId, setter } = await openStory();
  await setTarget(context, setter, participation(0.6, "2027-01-01"));
  const [planned, current] = (await listTargets(context.db, officeId)).filter((one) => one.figure === "participation");
  if (planned === undefined || current === undefined) throw new Error("two targets were set");
  const end = (id: string, until: string) => endTarget(context, setter, id, { intent: "end", until: day(until) });
  expect(await end(current.id, "2027-06-30")).toEqual({ ok: false, reason: "later" });
  expect(await end(current.id, "2017-06-30")).toEqual({ ok: false, reason: "before-from" });
  expect(await end(current.id, "2026-11-30")).toEqual({ ok: true, until: "2026-11-30" });
  expect(await endTarget(context, setter, planned.id, { intent: "take-back" })).toEqual({
    ok: true,
    until: "2026-12-31",
  });
  expect(await end(planned.id, "2027-12-31")).toEqual({ ok: false, reason: "changed" });
  expect(await end("unknown", "2027-12-31")).toEqual({ ok: false, reason: "not-found" });
  const stranger = await givenColleague(context, await givenOffice(context, "khac"), ["office"]);
  expect(await endTarget(context, stranger, current.id, { intent: "take-back" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await held(context, officeId, "participation")).toHaveLength(2);
  expect(await findTarget(context.db, officeId, "participation", day("2027-01-01"))).toBeUndefined();
  expect((await audited(context)).map(([action]) => action)).toEqual(["target-set", "target-ended", "target-ended"]);
});

test("adopting a plan replaces what it names and leaves the rest; a second time there is nothing to do", async () => {
  const { context, officeId, setter } = await openStory();
  const plan = findPreset("can-tho-2023");
  if (plan === undefined) throw new Error("no such plan");
  const validity = { from: day("2026-12-01"), until: null };
  expect(await adoptPreset(context, setter, plan, validity)).toEqual({ set: plan.targets.length, same: 0 });
  const before = await findTargets(context.db, officeId, day("2026-11-30"));
  const after = await findTargets(context.db, officeId, day("2026-12-01"));
  expect(before.satisfaction?.value).toBe(0.8);
  expect(before.service).toBeUndefined();
  expect(after.satisfaction).toEqual({
    value: 0.86,
    comparison: "at-least",
    source: "Kế hoạch cải cách hành chính ngày 27/01/2023 của Sở Khoa học và Công nghệ thành phố Cần Thơ, Mục I.2.d",
  });
  expect(after["dossiers-early"]).toMatchObject({ value: 0.95, comparison: "more-than" });
  expect(after.participation?.value).toBe(0.4);
  expect(await adoptPreset(context, setter, plan, validity)).toEqual({ set: 0, same: plan.targets.length });
  expect((await audited(context)).map(([action, subject]) => [action, String(subject).slice(0, 28)])).toEqual([
    ["targets-adopted", "can-tho-2023 from 2026-12-01"],
  ]);
});

test("all targets at once are those found one by one, on every day", async () => {
  const { context, officeId, setter } = await openStory();
  await setTarget(context, setter, participation(0.5, "2026-07-01", "2026-09-30"));
  await givenOffice(context, "khac");
  const days: Day[] = ["2017-12-31", "2018-01-01", "2026-07-01", "2026-10-01"].map(day);
  for (const on of days) {
    const all = await findTargets(context.db, officeId, on);
    for (const figure of figureNames) {
      expect(all[figure]).toEqual(await findTarget(context.db, officeId, figure, on));
    }
  }
});

test("a new office holds the targets of the first plan, each with its source", async () => {
  const { context, officeId } = await openStory();
  const targets = await listTargets(context.db, officeId);
  expect(targets.map(({ figure }) => figure).sort()).toEqual(firstPreset.targets.map(({ figure }) => figure).sort());
  expect(targets.every((target) => stateOn(target, day("2026-11-20")) === "now")).toBe(true);
  expect(targets.find(({ figure }) => figure === "participation")?.source).toBe(
    "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018 của Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh, Mục II.1",
  );
});

test("of two people who set a target of the same figure at once, one day never has two", async () => {
  const { context, officeId, setter } = await openStory();
  await Promise.all([0.5, 0.6, 0.7].map((value) => setTarget(context, setter, participation(value, "2026-12-01"))));
  const targets = await listTargets(context.db, officeId);
  const inForce = targets.filter(
    (target) => target.figure === "participation" && stateOn(target, day("2026-12-01")) === "now",
  );
  expect(inForce).toHaveLength(1);
});
