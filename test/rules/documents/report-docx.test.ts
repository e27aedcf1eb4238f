import sharp from "sharp";
import { expect, test } from "vitest";
import { makeReportDocx } from "#app/documents/make-documents.server.ts";
import { symbolOfType } from "#app/documents/report-document.ts";
import { readZipPart } from "#test/support/files.ts";
import { aReport } from "#test/support/reports.ts";

const documentOf = (file: Buffer) => readZipPart(file, "word/document.xml");
const paragraphsOf = (xml: string) => [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([whole]) => whole);
const tablesOf = (xml: string) => [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([whole]) => whole);

test("a report in Word has the margins, the font and the sizes of NĐ 30/2020", async () => {
  const xml = documentOf(await makeReportDocx(aReport(3)));
  const sections = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([whole]) => whole);
  expect(sections).toHaveLength(3);
  for (const one of sections) {
    expect(one).toContain('w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"');
  }
  expect(sections[0]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(sections[1]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  expect(sections[2]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(sections.map((one) => one.includes("<w:titlePg/>"))).toEqual([true, false, false]);
  const fonts = new Set([...xml.matchAll(/w:ascii="([^"]*)"/g)].map(([, name]) => name));
  expect([...fonts]).toEqual(["Times New Roman"]);
  const of = (words: string) => paragraphsOf(xml).find((one) => one.includes(words)) ?? "";
  expect(of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).toMatch(/<w:b\/>.*<w:sz w:val="24"\/>/);
  expect(of("Độc lập - Tự do - Hạnh phúc")).toMatch(/<w:b\/>.*<w:sz w:val="26"\/>/);
  expect(of("Số:")).toMatch(/>Số: +\/BC-SKHCN</);
  expect(of(">BÁO CÁO<")).toMatch(/<w:jc w:val="center"\/>.*<w:b\/>.*<w:sz w:val="28"\/>/);
  expect(of("Quý III năm 2026")).toMatch(/<w:b\/>.*<w:sz w:val="28"\/>/);
  expect(of("Trong kỳ tiếp nhận")).toMatch(/<w:ind w:firstLine="720"\/><w:jc w:val="both"\/>.*<w:sz w:val="28"\/>/);
  expect(of("I. KẾT QUẢ")).toMatch(/<w:pStyle w:val="Heading1"\/>.*<w:keepNext\/>/);
  expect(of("Trên đây là báo cáo")).toContain("Công nghệ./.<");
  expect(of("Nơi nhận:")).toMatch(/<w:b\/>.*<w:i\/>.*<w:sz w:val="24"\/>/);
  expect(of("- Lưu: VT, VP.")).toContain('<w:sz w:val="22"/>');
  expect(of(">Phụ lục I<")).toMatch(/<w:jc w:val="center"\/>.*<w:b\/>/);
  expect(of(">Phụ lục II<")).not.toBe("");
  expect(of("(Kèm theo Báo cáo số ")).toContain("<w:i/>");
});

test("several addressees have a line each, their dashes below the colon of Kính gửi", async () => {
  const names = ["Ủy ban nhân dân thành phố", "Sở Nội vụ"];
  const xml = documentOf(await makeReportDocx(aReport(1, { addressees: names })));
  const leftOf = (words: string) => {
    const paragraph = paragraphsOf(xml).find((one) => one.includes(words)) ?? "";
    expect(paragraph).toContain('<w:jc w:val="left"/>');
    const [, left = "", hanging = "0"] = /<w:ind w:left="(\d+)"(?: w:hanging="(\d+)")?\/>/.exec(paragraph) ?? [];
    return Number(left) - Number(hanging);
  };
  const label = leftOf(">Kính gửi:<");
  expect(leftOf("- Ủy ban nhân dân thành phố;<")).toBe(leftOf("- Sở Nội vụ.<"));
  // "Kính gửi" is 49 points wide.
  expect(leftOf("- Sở Nội vụ.<") - label).toBe(49 * 20);
});

test("tables repeat their heads, no row is split, and a table without rows says so", async () => {
  const xml = documentOf(await makeReportDocx(aReport(2_000)));
  const long = tablesOf(xml).find((table) => table.includes("H13.07-261102-2000")) ?? "";
  const rows = long.split("<w:tr>").slice(1);
  expect(rows).toHaveLength(2_001);
  expect(rows.filter((row) => row.includes("<w:tblHeader/>"))).toHaveLength(1);
  expect(rows[0]).toContain("<w:tblHeader/>");
  expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
  const empty = tablesOf(xml).find((table) => table.includes("Không có số liệu.")) ?? "";
  expect(empty).toContain('<w:gridSpan w:val="5"/>');
  expect(empty).not.toContain("Cộng");
});

test("a chart is a picture with its text beside it, drawn in the font of the report", async () => {
  const file = await makeReportDocx(aReport(1));
  const xml = documentOf(file);
  expect(xml).toContain('descr="Tỷ lệ đánh giá là 86,5 %."');
  const relations = readZipPart(file, "word/_rels/document.xml.rels");
  const [, name = ""] = /Target="(media\/[^"]+\.png)"/.exec(relations) ?? [];
  expect(name).not.toBe("");
  // 140 mm in English metric units.
  expect(xml).toMatch(/<wp:extent cx="50\d{5}"/);
});

test("the same report gives the same bytes, whenever it is made", async () => {
  const first = await makeReportDocx(aReport(5));
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect((await makeReportDocx(aReport(5))).equals(first)).toBe(true);
  expect(readZipPart(first, "docProps/core.xml")).toContain("2026-11-20T02:15:00Z");
});

test("hostile names neither break the file nor run in it", async () => {
  const hostile = '<w:t>&amp; "\u0000\u0007\uD800" ]]> =HYPERLINK("http://x")';
  const report = aReport(1, {
    officeName: hostile,
    titleLines: [hostile],
    blocks: [
      { kind: "table", title: hostile, columns: [{ title: hostile, kind: "text" }], rows: [[hostile, "surplus"], []] },
      { kind: "table", title: "", columns: [], rows: [["nothing"]] },
      { kind: "paragraph", text: hostile },
    ],
    addressees: [hostile, hostile],
  });
  const file = await makeReportDocx(report);
  for (const part of ["word/document.xml", "docProps/core.xml"]) {
    const xml = readZipPart(file, part);
    expect(xml).toContain("&lt;w:t&gt;&amp;amp;");
    // eslint-disable-next-line no-control-regex -- these are the characters XML does not know
    expect(xml).not.toMatch(/[\u0000\u0007]/);
  }
  expect(documentOf(file)).not.toContain("surplus");
});

test.each([
  ["SKHCN-VP", "BC-SKHCN"],
  ["SKHCN", "BC-SKHCN"],
  ["", "            "],
])("the symbol of a report, from that of a letter %j: %j", (letter, report) => {
  expect(symbolOfType("BC", letter)).toBe(report);
});

test("a chart in Vietnamese has no box in the place of a letter, on a machine without fonts too", async () => {
  const { drawChart } = await import("#app/documents/draw-chart.server.ts");
  const draw = (words: string) =>
    drawChart({
      kind: "chart",
      title: "",
      alt: "",
      width: 40,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><text x="4" y="32" font-size="30">${words}</text></svg>`,
    });
  // A private character has no shape in the font, so it is drawn as a box.
  const box = await sharp((await draw("\uE123")).png)
    .raw()
    .toBuffer();
  for (const letter of ["ệ", "ữ", "ặ", "ở", "Đ"]) {
    const drawn = await sharp((await draw(letter)).png)
      .raw()
      .toBuffer();
    expect(drawn.equals(box)).toBe(false);
  }
});
