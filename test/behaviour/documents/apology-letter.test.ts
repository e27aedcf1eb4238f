import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { recordSent } from "#app/apologies/record-sent.server.ts";
import { writeApologies } from "#app/apologies/write-apologies.server.ts";
import { apologyTitles } from "#app/apologies/apology.ts";
import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { makeApologyLetters } from "#app/documents/make-apology-letters.server.ts";
import { day } from "#app/platform/day.ts";
import { gapsIn } from "#app/platform/text/text-gap.ts";
import { expectDone, givenLateDossiers, idsOf, letterFor, letterOf, numbered } from "#test/support/apologies.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { readZipPart } from "#test/support/files.ts";

/** A paragraph of a document: its text, and what is said of it and of its runs. */
interface Paragraph {
  text: string;
  xml: string;
}

/** Reads a part as XML, throws if it is not well formed; answers its paragraphs in order. */
function paragraphsIn(xml: string): Paragraph[] {
  const found: Paragraph[] = [];
  let begin = 0;
  let text = "";
  let isText = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    if (name === "w:p") [begin, text] = [parser.position, ""];
    isText = name === "w:t";
  });
  parser.on("text", (part) => {
    if (isText) text += part;
  });
  parser.on("closetag", ({ name }) => {
    isText = false;
    if (name === "w:p") found.push({ text, xml: xml.slice(begin, parser.position) });
  });
  parser.write(xml).close();
  return found;
}

async function givenSymbol() {
  const { context, clock } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const approver = await givenColleague(context, officeId, ["approver"]);
  const rules = { ...usualCaseRules, documentSymbol: "SKHCN-VP", letterSigner: "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG" };
  await setCaseRules(context, approver, rules);
  const make = async (last: number) => {
    const file = await makeApologyLetters(context, officeId, { id: await letterOf(context, last) });
    if (file === undefined) throw new Error("no letter");
    return file;
  };
  const write = async (last: number, more: Parameters<typeof letterFor>[1] = {}) => {
    const outcome = await writeApologies(
      context,
      writer,
      letterFor({ ids: await idsOf(context, officeId, last) }, more),
    );
    if (!outcome.ok) throw new Error(outcome.reason);
  };
  return { context, clock, officeId, writer, write, make };
}

const documentOf = (file: Buffer) => readZipPart(file, "word/document.xml");
/** The text of a letter; hyphens at which no line ends are read as hyphens. */
const textOf = (file: Buffer) =>
  paragraphsIn(documentOf(file).replaceAll(/<\/w:t><w:noBreakHyphen\/><w:t[^>]*>/g, "-"))
    .map(({ text }) => text)
    .join("\n");

test("the letter has the paper, the margins and everywhere the one font of NĐ 30/2020", async () => {
  const { write, make } = await givenSymbol();
  await write(1);
  const file = await make(1);
  const xml = documentOf(file);
  const millimetres = (name: string) =>
    (Number(new RegExp(`<w:pg(?:Sz|Mar)[^>]* w:${name}="(\\d+)"`).exec(xml)?.[1]) / 1440) * 25.4;
  expect([millimetres("w"), millimetres("h")].map(Math.round)).toEqual([210, 297]);
  expect(xml).toContain('w:orient="portrait"');
  for (const [side, least, most] of [
    ["top", 20, 25],
    ["bottom", 20, 25],
    ["left", 30, 35],
    ["right", 15, 20],
  ] as const) {
    expect(Math.round(millimetres(side) * 10) / 10, side).toBeGreaterThanOrEqual(least);
    expect(Math.round(millimetres(side) * 10) / 10, side).toBeLessThanOrEqual(most);
  }
  const parts = ["document", "styles", "numbering", "header1", "header2", "footer1", "footer2"];
  const fonts = parts.flatMap((part) =>
    [...readZipPart(file, `word/${part}.xml`).matchAll(/<w:rFonts ([^>]*)\/>/g)].map(([, fonts]) => fonts),
  );
  const every =
    'w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"';
  expect(new Set(fonts)).toEqual(new Set([every]));
  expect(readZipPart(file, "word/styles.xml")).toMatch(
    /<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts [^>]*\/><w:sz w:val="28"\/>/,
  );
  expect(xml.match(/<w:color /g)).toBeNull();
});

test("country and motto, sender, number, place and date, addressee, recipients and signature stand as they must", async () => {
  const { write, make } = await givenSymbol();
  await write(1);
  const paragraphs = paragraphsIn(documentOf(await make(1)));
  const of = (words: string) => paragraphs.find(({ text }) => text.includes(words))?.xml ?? "";
  const size = (points: number) => `<w:sz w:val="${String(points * 2)}"/>`;
  const country = of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  for (const sign of ["<w:b/>", size(12)]) expect(country).toContain(sign);
  const motto = of("Độc lập - Tự do - Hạnh phúc");
  for (const sign of ["<w:b/>", size(13)]) expect(motto).toContain(sign);
  expect(country + motto).not.toContain("<w:i/>");
  expect(of("ỦY BAN NHÂN DÂN")).toContain(size(12));
  expect(of("ỦY BAN NHÂN DÂN")).not.toContain("<w:b/>");
  expect(of("SỞ KHOA HỌC VÀ CÔNG NGHỆ")).toMatch(/<w:b\/>.*<w:sz w:val="24"\/>/);
  expect(of("Số:")).toMatch(/>Số: {10}\/SKHCN-VP<.*/);
  expect(of("tháng 11 năm 2026")).toMatch(/<w:i\/>.*<w:sz w:val="26"\/>/);
  expect(of("Kính gửi: Ông/Bà (tổ chức)")).toContain('<w:jc w:val="center"/>');
  expect(of("Nơi nhận:")).toMatch(/<w:b\/>.*<w:i\/>.*<w:sz w:val="24"\/>/);
  for (const one of ["- Như trên;", "- Lưu: VT, VP."]) expect(of(one)).toContain(size(11));
  for (const one of ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]) expect(of(one)).toMatch(/<w:b\/>.*<w:sz w:val="28"\/>/);
  // The name of the addressee is written by hand; nothing else is left open.
  const open = paragraphs.filter(({ text }) => gapsIn(text).length > 0).map(({ text }) => text.slice(0, 8));
  expect(open).toEqual(["Kính gửi"]);
});

test.each(apologyTitles)("the letter has the title of form 04 that was chosen: %s", async (title) => {
  const { write, make } = await givenSymbol();
  await write(1, { title });
  const titles = {
    extension: "V/v xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ số",
    reappointment: "V/v xin lỗi và hẹn lại ngày trả kết quả hồ sơ số",
  };
  const text = textOf(await make(1));
  expect(text).toContain(`${titles[title]} ${numbered(1)}`);
  expect(text).not.toContain(titles[title === "extension" ? "reappointment" : "extension"]);
});

test("a letter that was sent is made again with its number, and as it was on that day", async () => {
  const { context, clock, write, make, writer } = await givenSymbol();
  await write(1);
  const sent = { documentNumber: "152/SKHCN-VP", sentOn: day("2026-11-20") };
  expectDone(await recordSent(context, writer, await letterOf(context, 1), sent));
  await context.db
    .updateTable("dossiers")
    .set({ finished_on: day("2026-12-01") })
    .where("number", "=", numbered(1))
    .execute();
  clock.moveTo("2026-12-04T09:00:00+07:00");
  const text = textOf(await make(1));
  expect(text).toMatch(/^Số: 152\/SKHCN-VP$/m);
  for (const words of ["tháng 11 năm 2026", "chưa có kết quả"]) expect(text).toContain(words);
});

test("a letter whose dossier left the register names no procedure and has no hole in its sentence", async () => {
  const { context, officeId, write } = await givenSymbol();
  await write(1);
  const id = await letterOf(context, 1);
  await context.db.updateTable("apology_letters").set({ dossier_number: "H13-GONE" }).where("id", "=", id).execute();
  const file = await makeApologyLetters(context, officeId, { id });
  expect(textOf(file ?? Buffer.alloc(0))).toContain("của Ông/Bà (tổ chức); ngày hẹn trả kết quả: 16/11/2026.");
});

test.each([
  ["of markup", `<w:p>&amp;"'</w:t></w:p>]]><!--`, `<w:p>&amp;"'</w:t></w:p>]]><!--`],
  ["that is very long", "Ậ".repeat(3_000), "Ậ".repeat(3_000)],
  ["from right to left", "ترخيص \u202Etrước", "ترخيص trước"],
  ["with control characters", "Cấp\u0007 \u001Bphép\uFFFE", "Cấp phép"],
])("a name %s is text in a well-formed letter", async (_which, name, shown) => {
  const { context, write, make } = await givenSymbol();
  await context.db.updateTable("procedures").set({ name: name }).execute();
  await context.db.updateTable("offices").set({ name: name }).execute();
  await write(1, { reason: name });
  const file = await make(1);
  const text = textOf(file);
  expect(text).toContain(`thủ tục: ${shown}; ngày hẹn trả kết quả: 16/11/2026.`);
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(paragraphsIn(readZipPart(file, "docProps/core.xml"))).toEqual([]);
});
