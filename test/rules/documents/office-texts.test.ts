import { expect, test } from "vitest";
import { letterDocument } from "#app/documents/official-document.server.ts";
import { answerLetter } from "#app/documents/answer-letter.ts";
import { figureTableXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import { day } from "#app/platform/day.ts";
import { workbookText, xmlText } from "#app/platform/text/xml-text.ts";
import { readZipPart } from "#test/support/files.ts";

test.each([
  ["Đề nghị sửa", "Đề nghị sửa"],
  ["a\uFFFEb\uFFFFc", "abc"],
  ["a\uD800b", "ab"],
  ["a\uDC00", "a"],
  ["mặt cười 😀", "mặt cười 😀"],
  ["trước \u202E6202\u202C \u2067sau\u2069", "trước 6202 sau"],
  ["a\u0000\u0008b\tc\nd\re", "ab\tc\nd\re"],
])("%j is written %j into XML", (text, written) => {
  expect(xmlText(text)).toBe(written);
});

test.each([
  ["_x000D_", "_x005F_x000D_"],
  ["a_x000d_b", "a_x005F_x000d_b"],
  ["_x005F_", "_x005F_x005F_"],
  ["_x0041_x0042_", "_x005F_x0041_x005F_x0042_"],
  ["_x00D_", "_x00D_"],
  ["snake_case", "snake_case"],
])("%j is written %j into a workbook", (text, written) => {
  expect(workbookText(text)).toBe(written);
});

const broken = "Gõ _x000D_ rồi \uFFFE\uFFFF\uD800 và hết";

test("a letter with characters XML does not know stays a letter", async () => {
  const letter = answerLetter({
    office: {
      name: "Sở Khoa học và Công nghệ",
      parentName: "Ủy ban nhân dân thành phố",
      place: "Cần Thơ",
      contactLine: "Bộ phận Một cửa",
      documentSymbol: "SKHCN-VP",
      signer: ["CHÁNH VĂN PHÒNG"],
      archiveLine: "VT, VP",
    },
    reference: "PA-7KQM-4TRX",
    isPraise: false,
    receivedOn: day("2026-11-20"),
    text: broken,
    answer: broken,
    sender: { name: `Người\uFFFE thử`, address: "12 đường Thử" },
    dossier: { number: "H29.16-1", procedureName: "Cấp\uFFFF giấy phép" },
    today: day("2026-11-27"),
  });
  const file = await letterDocument({
    ...letter,
    subject: `${letter.subject}\uFFFE`,
    officeName: `${letter.officeName}\uD800`,
  });
  for (const part of ["word/document.xml", "docProps/core.xml"]) {
    const xml = readZipPart(file, part);
    expect(xml).not.toMatch(/[\uFFFD\uFFFE\uFFFF]/);
    expect(xml).not.toMatch(/\p{Cs}/u);
  }
  expect(readZipPart(file, "word/document.xml")).toContain("Gõ _x000D_ rồi");
});

test("a workbook keeps what was typed", async () => {
  const parts: Buffer[] = [];
  const table = {
    name: "t",
    title: "Bảng",
    subtitle: "",
    columns: [{ key: "a", label: "A", kind: "text" as const }],
    rows: [{ id: "1", cells: [broken] }],
    notes: [],
  };
  for await (const part of await figureTableXlsx(table)) parts.push(Buffer.from(part as Uint8Array));
  const xml = readZipPart(Buffer.concat(parts), "xl/sharedStrings.xml");
  expect(xml).toContain("Gõ _x005F_x000D_ rồi");
  expect(xml).not.toMatch(/[\uFFFE\uFFFF]/);
});
