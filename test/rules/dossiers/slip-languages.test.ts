import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { labelSheets, type LabelSheetName } from "#app/dossiers/receipts/label-sheet.ts";
import type { PaperHead, PaperReceipt } from "#app/dossiers/receipts/paper-receipt.ts";
import { occasions, papers, usualPrintForm, type PrintForm } from "#app/dossiers/receipts/print-run.ts";
import { ReceiptSheets } from "#app/dossiers/receipts/receipt-sheets.tsx";
import { catalogueOf, slipTextsOf } from "#app/i18n/catalogue.ts";
import type { SlipLanguage } from "#app/i18n/slip-language.ts";
import { instantFromDate } from "#app/platform/day.ts";

const head: PaperHead = {
  name: "OFFICE",
  parentName: "PARENT",
  contactLine: "CONTACT",
  ratingOpenDays: 90,
  address: "ADDRESS",
  emblem: null,
};

const receipt: PaperReceipt = {
  dossierId: "1",
  number: "NUMBER",
  procedureName: "PROCEDURE",
  field: "FIELD",
  receivedAt: instantFromDate(new Date("2026-11-20T02:00:00Z")),
  dueAt: null,
  finishedOn: null,
  counter: "COUNTER",
  unit: "UNIT",
  code: "AAAAA-BBBBB",
  qr: { size: 21, path: "M0 0h1" },
  invitation: null,
  printedAt: null,
};

/** A further language whose every text begins with a letter of its own. */
function further(code: string, direction: "ltr" | "rtl" = "ltr"): SlipLanguage {
  const texts = Object.fromEntries(
    catalogueOf(code).map(({ key, placeholders }) => [key, `ក ${placeholders.map((name) => `{{${name}}}`).join(" ")}`]),
  );
  return { code, direction, texts: slipTextsOf(texts) };
}

function printed(form: Partial<PrintForm>, language: SlipLanguage | undefined): string {
  return renderToStaticMarkup(
    createElement(ReceiptSheets, {
      form: { ...usualPrintForm, ...form },
      view: { firstLabel: 1, right: 0, down: 0 },
      head,
      receipts: [receipt],
      further: language,
    }),
  );
}

/** The words between the marks of a page, without its style and without what is not a text of the product. */
function words(html: string): string[] {
  return html
    .replace(/<style.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, "\n")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /\p{Ll}/u.test(line) || line.includes(":"));
}

const forms: Partial<PrintForm>[] = [
  ...papers.flatMap((paper) => occasions.map((occasion) => ({ paper, occasion }))),
  ...labelSheets.map(({ name }): Partial<PrintForm> => ({
    paper: "labels",
    labelSheet: name satisfies LabelSheetName,
  })),
];

test("every word on every kind of slip is in the further language: its catalogue has all of them", () => {
  expect(words(printed({}, undefined)).length, "in Vietnamese there are words").toBeGreaterThan(5);
  for (const form of forms) {
    const html = printed({ ...form, language: "km" }, further("km"));
    expect(html).toContain('lang="km"');
    const foreign = words(html).filter((line) => !line.startsWith("ក") && !/^\d\d:\d\d|^\(/.test(line));
    expect(foreign, `${form.paper ?? ""} ${form.occasion ?? form.labelSheet ?? ""}`).toEqual([]);
  }
});

test("a language written from right to left is printed so", () => {
  expect(printed({ language: "ar" }, further("ar", "rtl"))).toContain('dir="rtl"');
});

test("a further language that is offered no more is printed in Vietnamese, whole", () => {
  expect(printed({ language: "km" }, undefined)).toBe(printed({ language: "vi" }, undefined));
  expect(printed({ language: "km" }, undefined)).toContain('lang="vi"');
});
