import { expect, test } from "vitest";
import {
  labelQrSide,
  labelSheetNamed,
  labelSheetNames,
  labelSheets,
  labelsOn,
  marginsOf,
  onLabelSheets,
} from "#app/dossiers/receipts/label-sheet.ts";
import { quietModules, slipQrSide } from "#app/dossiers/receipts/paper-receipt.ts";
import { printOrderSchema } from "#app/dossiers/receipts/print-choice.ts";
import { readPrintForm, readSheetView, usualPrintForm, type PrintRun } from "#app/dossiers/receipts/print-run.ts";
import { qrPicture } from "#app/dossiers/receipts/receipt-qr.server.ts";
import { receiptAddress } from "#app/dossiers/receipt-code.ts";
import { instantFromDate } from "#app/platform/day.ts";

test.each(labelSheets)("the labels of $name lie inside an A4 sheet, as $product has them", (sheet) => {
  const { left, top } = marginsOf(sheet);
  expect(left).toBeGreaterThanOrEqual(-0.001);
  expect(top).toBeGreaterThanOrEqual(-0.001);
  expect(2 * left + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap).toBeCloseTo(210);
  expect(2 * top + sheet.rows * sheet.height).toBeCloseTo(297);
});

test.each([
  ["3x7-gap", 7.25, 15.15],
  ["2x7", 4.65, 15.15],
  ["5x13", 4.75, 10.7],
  ["3x8", 0, 0.5],
])("the first label of %s begins at %d and %d mm", (name, left, top) => {
  const margins = marginsOf(labelSheetNamed(name));
  expect(margins.left).toBeCloseTo(left);
  expect(margins.top).toBeCloseTo(top);
});

test.each(labelSheetNames)("a module of the QR code on %s is 0.4 mm or larger, at a long address as well", (name) => {
  const side = labelQrSide(labelSheetNamed(name));
  for (const host of ["https://danhgia.example.vn", "https://danhgia.so-khoa-hoc-cong-nghe.tinh.example.gov.vn"]) {
    const { size } = qrPicture(receiptAddress(host, "34679ACDEF"), side);
    expect(side / (size + 2 * quietModules), host).toBeGreaterThanOrEqual(0.4);
  }
});

test("the code on a slip keeps the correction of a quarter and is larger than 25 mm without its quiet zone", () => {
  const { size } = qrPicture(
    receiptAddress("https://danhgia.so-khoa-hoc.tinh.example.gov.vn", "34679ACDEF"),
    slipQrSide,
  );
  expect((slipQrSide * size) / (size + 2 * quietModules)).toBeGreaterThan(25);
});

test("labels begin at any label of the first sheet, and go on to the next", () => {
  const sheet = labelSheetNamed("3x8");
  const sheets = onLabelSheets(["a", ...new Array<string>(23).fill("b")], 3, sheet);
  expect(sheets.map(({ length }) => length)).toEqual([24, 2]);
  expect(sheets[0]?.slice(0, 3)).toEqual([undefined, undefined, "a"]);
  expect(onLabelSheets(["a"], labelsOn(sheet), sheet)[0]?.indexOf("a")).toBe(23);
});

const days = { from: "2026-11-01", until: "2026-11-02" };

test.each([
  ["labels", "3x8", "24", true],
  ["labels", "3x8", "25", false],
  ["labels", "5x13", "65", true],
  ["labels", "5x13", "0", false],
  ["labels", "5x13", "1.5", false],
  ["a5", "3x8", "25", true],
])("on %s of %s one can begin at label %s: %s", (paper, labelSheet, firstLabel, isRight) => {
  expect(printOrderSchema.safeParse({ ...days, paper, labelSheet, firstLabel }).success).toBe(isRight);
});

test("an unknown paper, occasion, sheet or language is refused", () => {
  for (const wrong of [{ paper: "a0" }, { occasion: "x" }, { labelSheet: "9x9" }, { language: "<b>" }])
    expect(printOrderSchema.safeParse({ ...days, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

const run: PrintRun = {
  ...usualPrintForm,
  paper: "labels",
  firstLabel: 4,
  id: "x",
  receipts: 30,
  madeAt: instantFromDate(new Date("2026-11-20T02:00:00Z")),
  confirmedAt: null,
};

test.each([
  ["", { from: 1, firstLabel: 4, right: 0, down: 0 }],
  ["from=30&label=24&right=-1,25&down=2.5", { from: 30, firstLabel: 24, right: -1.2, down: 2.5 }],
  ["from=31&label=25&right=11&down=x", { from: 1, firstLabel: 4, right: 0, down: 0 }],
  ["from=-1&label=1e9&right=1e-400&down=Infinity", { from: 1, firstLabel: 4, right: 0, down: 0 }],
])("the address %j shows the sheets so", (query, view) => {
  expect(readSheetView(new URLSearchParams(query), run)).toEqual(view);
});

test("the paper of one dossier is read from the address, and what cannot be is as usual", () => {
  expect(readPrintForm(new URLSearchParams("paper=thermal&occasion=refusal&language=en"))).toMatchObject({
    paper: "thermal",
    occasion: "refusal",
    language: "en",
  });
  expect(readPrintForm(new URLSearchParams("paper=x&occasion=x&language=x&labelSheet=x&firstLabel=99"))).toEqual(
    usualPrintForm,
  );
});
