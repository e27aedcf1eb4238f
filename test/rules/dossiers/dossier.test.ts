import qrcode from "qrcode";
import { expect, test } from "vitest";
import { printChoiceSchema } from "#app/dossiers/receipts/print-choice.ts";
import { receiptOpenUntil } from "#app/dossiers/register/register-entry.ts";
import { receiptAddress } from "#app/dossiers/receipt-code.ts";
import { qrPicture } from "#app/dossiers/receipts/receipt-qr.server.ts";
import { timelinessOf } from "#app/dossiers/timeliness.ts";
import { importState } from "#app/imports/runs/import-run.ts";
import { day, instantFromDate } from "#app/platform/day.ts";

test.each([
  ["2026-11-09", "2026-11-06", "early"],
  ["2026-11-09", "2026-11-09", "on-time"],
  ["2026-11-09", "2026-11-10", "late"],
  ["2026-11-20", null, "open"],
  ["2026-11-19", null, "overdue"],
  [null, "2026-11-06", "no-promise"],
])("on 20/11/2026 a dossier promised for %s with its result on %s is %s", (due, finished, timeliness) => {
  const dayOrNull = (text: string | null) => (text === null ? null : day(text));
  expect(timelinessOf(dayOrNull(due), dayOrNull(finished), day("2026-11-20"))).toBe(timeliness);
});

test("a receipt stays open while there is no result, and so many days after it", () => {
  expect(receiptOpenUntil(null, 90)).toBeNull();
  expect(receiptOpenUntil(day("2026-11-06"), 90)).toBe("2027-02-04");
});

test("days to print are refused when they are none or stand the wrong way round", () => {
  const problems = (from: string, until: string) => {
    const read = printChoiceSchema.safeParse({ from, until });
    return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  };
  expect(problems("2026-11-01", "2026-11-02")).toEqual([]);
  expect(problems("2026-11-03", "2026-11-02")).toEqual(["until wrongDays"]);
  expect(problems("2026-02-30", "2026-11-02")).toEqual(["from notADay"]);
});

test("the QR code's address begins with https:// in small letters and is no larger for it", () => {
  for (const host of [
    "https://danhgia.example.vn",
    "https://mot-cua.so-khcn.tinh.example.gov.vn",
    "http://localhost:3000",
  ]) {
    const address = receiptAddress(host, "34679ACDEF");
    const rest = address.replace(/^https?:\/\//, "");
    expect(rest).toBe(rest.toUpperCase());
    expect(qrPicture(address, 40).size).toBe(qrPicture(address.toUpperCase(), 40).size);
  }
});

test("the picture of a QR code has exactly the dark modules of the code", () => {
  const address = receiptAddress("https://danhgia.example.vn", "34679ACDEF");
  const { size, path } = qrPicture(address, 40);
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${String(Number(x) + step)},${String(y)}`);
  }
  const { modules } = qrcode.create(address, { errorCorrectionLevel: "Q" });
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      expect(dark.has(`${String(column)},${String(row)}`)).toBe(modules.get(row, column) === 1);
    }
  }
});

test("a run is running while a living process says so, waits while its file is kept, and is else interrupted", () => {
  const at = (time: string) => instantFromDate(new Date(time));
  const run = {
    progress_at: at("2026-11-20T02:00:00Z"),
    finished_at: null,
    failed_reason: null,
    owner: "machine_1_2",
    upload: "file",
    undo_asked_at: null,
    undone_at: null,
  };
  const lives = () => false;
  const hasEnded = () => true;
  expect(importState(run, at("2026-11-20T02:00:09Z"), lives)).toBe("running");
  expect(importState(run, at("2026-11-20T02:00:11Z"), lives)).toBe("waiting");
  expect(importState(run, at("2026-11-20T02:00:01Z"), hasEnded)).toBe("waiting");
  expect(importState({ ...run, owner: null }, at("2026-11-20T02:00:01Z"), lives)).toBe("waiting");
  expect(importState({ ...run, upload: null }, at("2026-11-20T02:00:01Z"), hasEnded)).toBe("interrupted");
  const later = at("2026-11-21T02:00:00Z");
  expect(importState({ ...run, finished_at: at("2026-11-20T02:00:02Z") }, later, lives)).toBe("finished");
  expect(importState({ ...run, failed_reason: "excel" }, later, lives)).toBe("unreadable");
  expect(importState({ ...run, failed_reason: "stopped" }, later, lives)).toBe("stopped");
  const asked = { ...run, finished_at: later, undo_asked_at: later };
  expect(importState(asked, later, lives)).toBe("undoing");
  expect(importState({ ...asked, undone_at: later }, later, lives)).toBe("undone");
});
