import { expect, test } from "vitest";
import {
  latenessOf,
  mayWriteFor,
  newDayProblem,
  refusalOf,
  soonUntil,
  type ApologyCandidate,
} from "#app/apologies/apology.ts";
import { sentApologySchema, sentDayProblem, writeApologySchema } from "#app/apologies/apology-forms.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { day, type Day } from "#app/platform/day.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import type { Role } from "#app/staff/permissions.ts";

const calendar: WorkingCalendar = {
  days: new Map([[day("2026-11-24"), { kind: "off", name: "Ngày Văn hóa Việt Nam", source: "" }]]),
  confirmedYears: new Set([2026]),
};
/** A Friday; Tuesday 24/11 is a day off by its calendar. */
const friday = day("2026-11-20");

test("about to be late is the promised day within two working days, by the working calendar", () => {
  expect(soonUntil(friday, calendar)).toBe("2026-11-25");
  expect(soonUntil(day("2026-11-21"), calendar)).toBe("2026-11-25");
  expect(soonUntil(day("2026-11-16"), calendar)).toBe("2026-11-18");
});

test.each([
  ["the day before today", "2026-11-19", null, "overdue"],
  ["today", "2026-11-20", null, "soon"],
  ["the last soon day", "2026-11-25", null, "soon"],
  ["a day later", "2026-11-26", null, undefined],
  ["past, with a result", "2026-11-19", "2026-11-20", undefined],
  ["no promised day", null, null, undefined],
] as const)("a dossier promised for %s", (_, dueOn, finishedOn, expected) => {
  const dossier = {
    dueOn: dueOn === null ? null : day(dueOn),
    finishedOn: finishedOn === null ? null : day(finishedOn),
  };
  expect(latenessOf(dossier, { today: friday, soonUntil: soonUntil(friday, calendar) })).toBe(expected);
});

test.each([
  ["2026-11-19", "newDayPast"],
  ["2026-11-20", "newDayPast"],
  ["2026-11-21", "newDayOff"],
  ["2026-11-24", "newDayOff"],
  ["2026-11-23", undefined],
  ["2027-11-19", undefined],
  ["2027-11-22", "newDayFar"],
  ["9999-12-31", "newDayFar"],
])("the new date %s is answered by %s", (newOn, expected) => {
  expect(newDayProblem(day(newOn), friday, calendar)).toBe(expected);
});

const late: ApologyCandidate = { unitId: "u1", dueOn: day("2026-11-18"), finishedOn: null, letter: "none" };
const asked = { today: friday, soonUntil: day("2026-11-25"), newOn: day("2026-11-27"), again: false };
const office = { roles: ["office"] as Role[], unitId: null };

test.each<[string, Partial<ApologyCandidate>, Partial<typeof asked>, string | undefined]>([
  ["late without a letter", {}, {}, undefined],
  ["due soon without a letter", { dueOn: day("2026-11-25") }, {}, undefined],
  ["with a result", { finishedOn: friday }, {}, "finished"],
  ["due later", { dueOn: day("2026-11-26") }, {}, "not-late"],
  ["without a promised day", { dueOn: null }, {}, "not-late"],
  ["promised later than the new date", { dueOn: day("2026-11-25") }, { newOn: day("2026-11-25") }, "not-later"],
  ["with a letter that was not sent", { letter: "written" }, {}, "written"],
  ["with a letter that was not sent, confirmed", { letter: "written" }, { again: true }, "written"],
  ["with a letter that was sent", { letter: "sent" }, {}, "again"],
  ["with a letter that was sent, confirmed", { letter: "sent" }, { again: true }, undefined],
])("a dossier %s", (_, dossier, ask, expected) => {
  expect(refusalOf({ ...late, ...dossier }, { ...asked, ...ask }, office)).toBe(expected);
});

test.each<[Role[], string | null, string | null, boolean]>([
  [["office"], null, "u1", true],
  [["handler"], "u1", "u1", true],
  [["handler"], "u1", "u2", false],
  [["handler"], "u1", null, false],
  [["handler"], null, "u1", false],
  [["handler"], null, null, false],
  [["approver"], "u1", "u2", false],
  [["approver"], null, "u1", true],
])("%s of unit %s may write for unit %s: %s", (roles, unitId, dossierUnit, expected) => {
  expect(mayWriteFor({ roles, unitId }, dossierUnit)).toBe(expected);
});

function problems(fields: Record<string, string>) {
  const form = new FormData();
  const usual = { title: "extension", reason: "Hồ sơ cần thẩm định thêm tại cơ sở.", newOn: "27/11/2026" };
  for (const [name, value] of Object.entries({ ...usual, ...fields })) form.append(name, value);
  return parseForm(form, writeApologySchema).reply().error ?? {};
}

test.each([
  ["Chờ ý kiến của …", "unfilled:“…”"],
  ["Hồ sơ còn thiếu (liệt kê) nên chưa xong.", "unfilled:“(liệt kê)”"],
  ["Chậm vì {{lý do}} của đơn vị.", "unfilled:“{{lý do}}”"],
  ["ngắn", "reasonShort"],
  ["", "reasonMissing"],
  ["Chờ ".repeat(251), "reasonLong"],
])("a letter is not written with the reason %s", (reason, problem) => {
  expect(problems({ reason })).toEqual({ reason: [problem] });
});

test("a new date is read as people type it, and other words are refused", () => {
  expect(problems({ newOn: "27-11-2026" })).toEqual({});
  expect(problems({ newOn: "tuần sau" })).toEqual({ newOn: ["newDayWrong"] });
  expect(problems({ title: "thư" })).toEqual({ title: ["titleMissing"] });
});

test("one ticked dossier and many are both a list", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["title", "reappointment"],
    ["reason", "Chờ kết quả kiểm định thiết bị."],
    ["newOn", "27/11/2026"],
    ["dossier", "a"],
  ] as const) {
    form.append(name, value);
  }
  const one = parseForm(form, writeApologySchema);
  expect(one.status === "success" && one.value.dossier).toEqual(["a"]);
  form.append("dossier", "b");
  const two = parseForm(form, writeApologySchema);
  expect(two.status === "success" && two.value.dossier).toEqual(["a", "b"]);
});

test.each<[Day, string | undefined]>([
  [day("2026-11-20"), undefined],
  [day("2026-11-18"), undefined],
  [day("2026-11-21"), "sentDayLater"],
  [day("2026-11-17"), "sentDayBefore"],
])("a letter written on 18/11 and sent on %s", (sentOn, expected) => {
  expect(sentDayProblem(sentOn, { writtenOn: day("2026-11-18"), today: friday })).toBe(expected);
});

test.each([
  ["152/SKHCN-VP", {}],
  ["số …", { documentNumber: ["numberWrong", "unfilled:“…”"] }],
  ["", { documentNumber: ["numberMissing"] }],
])("the document number %s", (documentNumber, expected) => {
  const form = new FormData();
  form.append("documentNumber", documentNumber);
  form.append("sentOn", "20/11/2026");
  expect(parseForm(form, sentApologySchema).reply().error ?? {}).toEqual(expected);
});
