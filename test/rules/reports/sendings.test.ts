import { expect, test } from "vitest";
import { addressesOf, sendingInstant, sendingSchema } from "#app/reports/sending/sending.ts";
import { day } from "#app/platform/day.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";

test("addresses are taken one a line or separated by commas and semicolons, each once", () => {
  expect(addressesOf(" a@x.vn\nb@x.vn; A@x.vn,  c@x.vn ")).toEqual(["A@x.vn", "b@x.vn", "c@x.vn"]);
  expect(addressesOf("  \n ")).toEqual([]);
});

test.each([
  ["", "23/11/2026", "08:00", { addresses: ["addressesMissing"] }],
  ["ai đó", "23/11/2026", "08:00", { addresses: ["addressWrong"] }],
  [
    Array.from({ length: 21 }, (_, at) => `a${String(at)}@x.vn`).join("\n"),
    "23/11/2026",
    "8h30",
    { addresses: ["addressesMany"] },
  ],
  ["a@x.vn", "31/02/2026", "08:00", { on: ["sendDayWrong"] }],
  ["a@x.vn", "23/11/2026", "25:00", { at: ["sendHourWrong"] }],
])("the form with %j, %j and %j is refused and says why", (addresses, on, at, problems) => {
  const submission = parseForm(new URLSearchParams({ addresses, on, at }), sendingSchema);
  expect(submission.reply().error).toMatchObject(problems);
});

test.each([
  ["08:00", "2026-11-23T01:00:00.000Z"],
  ["8h30", "2026-11-23T01:30:00.000Z"],
])("%s is a time of the day in Viet Nam", (at, instant) => {
  expect(sendingInstant(day("2026-11-23"), at)).toBe(instant);
});
