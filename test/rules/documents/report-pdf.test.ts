import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { makeReportPdf } from "#app/documents/make-documents.server.ts";
import { aReport } from "#test/support/reports.ts";

/** The pages of a PDF: size in millimetres, and the texts drawn on it. */
async function readPages(pdf: Buffer) {
  const document = await PDFDocument.load(new Uint8Array(pdf));
  return document.getPages().map((page) => {
    const inMillimetres = (points: number) => Math.round((points / 72) * 25.4);
    const fonts = page.node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
    const readers = new Map(
      (fonts?.entries() ?? []).map(([name]) => {
        const toUnicode = fonts?.lookup(name, PDFDict).lookup(PDFName.of("ToUnicode"));
        return [name.asString().slice(1), glyphsOf(toUnicode)] as const;
      }),
    );
    const contents = page.node.Contents();
    const drawn = contents instanceof PDFRawStream ? streamText(contents) : "";
    return {
      width: inMillimetres(page.getWidth()),
      height: inMillimetres(page.getHeight()),
      text: textsOf(drawn, readers),
      names: fonts?.entries().map(([name]) => String(fonts.lookup(name, PDFDict).lookup(PDFName.of("BaseFont")))) ?? [],
    };
  });
}

function streamText(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

/** The characters of a font by the number of their glyph. */
function glyphsOf(stream: unknown): string[] {
  if (!(stream instanceof PDFRawStream)) return [];
  const glyphs: string[] = [];
  for (const [, from = "", list = ""] of streamText(stream).matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/gis)) {
    const first = parseInt(from, 16);
    [...list.matchAll(/<([0-9a-f]*)>/gi)].forEach(([, hex = ""], at) => {
      glyphs[first + at] = Buffer.from(hex, "hex").swap16().toString("utf16le");
    });
  }
  return glyphs;
}

function textsOf(drawn: string, readers: ReadonlyMap<string, string[]>): string {
  let glyphs: string[] = [];
  let text = "";
  for (const [, font, shown] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = readers.get(font) ?? [];
    for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-f]+)>/gi)) {
      for (const glyph of hex.match(/.{4}/g) ?? []) text += glyphs[parseInt(glyph, 16)] ?? "";
    }
    if (shown !== undefined) text += "|";
  }
  return text.replaceAll("|", "");
}

test("a report as PDF: A4, on its side for a wide annex, its own font inside, page numbers from page 2", async () => {
  const pages = await readPages(await makeReportPdf(aReport(3)));
  expect(pages.map(({ width, height }) => [width, height])).toEqual([
    [210, 297],
    [297, 210],
    [210, 297],
  ]);
  expect(pages.flatMap(({ names }) => names).every((name) => /^\/[A-Z]{6}\+Tinos/.test(name))).toBe(true);
  const [first, second, third] = pages.map(({ text }) => text);
  expect(first).toMatch(/^ỦY BAN NHÂN DÂN THÀNH PHỐ/);
  expect(first).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  expect(first).toContain("Công nghệ./.");
  expect(first).toContain("- Lưu: VT, VP.");
  expect(second).toContain("Phụ lục I");
  expect(second).toMatch(/2$|^2/);
  expect(third).toContain("Không có số liệu.");
});

test("two thousand rows break over pages, each with the head of the table, none lost", async () => {
  const pages = await readPages(await makeReportPdf(aReport(2_000)));
  const annex = pages.filter(({ width }) => width === 297).map(({ text }) => text);
  expect(annex.length).toBeGreaterThan(50);
  expect(annex.filter((text) => text.includes("Số ngày trễ"))).toHaveLength(annex.length);
  const rows = annex.flatMap((text) => text.match(/H13\.07-261102-\d{4}/g) ?? []);
  expect(rows).toHaveLength(2_000);
  expect(new Set(rows).size).toBe(2_000);
});

test("the same report gives the same bytes", async () => {
  const [first, second] = await Promise.all([makeReportPdf(aReport(4)), makeReportPdf(aReport(4))]);
  expect(second.equals(first)).toBe(true);
  expect(first.toString("latin1")).toContain("D:20261120021500Z");
});

test("hostile names and long words stay text", async () => {
  const hostile = `<b>\u0000\uD800${"http://a.example/".repeat(30)} data:image/png;base64,AA /etc/passwd`;
  const report = aReport(1, {
    officeName: hostile,
    titleLines: [hostile],
    addressees: [],
    blocks: [
      { kind: "table", title: hostile, columns: [{ title: hostile, kind: "order" }], rows: [[hostile, "surplus"], []] },
      { kind: "table", title: "", columns: [], rows: [["nothing"]] },
      { kind: "paragraph", text: hostile },
    ],
  });
  const [page] = await readPages(await makeReportPdf(report));
  expect(page?.text).toContain("<b>");
  expect(page?.text).not.toContain("surplus");
});
