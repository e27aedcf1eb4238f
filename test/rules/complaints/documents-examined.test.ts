import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examineDocx } from "#app/complaints/attachments/examine-docx.server.ts";
import { examinePdf } from "#app/complaints/attachments/examine-pdf.server.ts";
import { examineZip } from "#app/complaints/attachments/examine-zip.server.ts";
import { anObjectStream, aPdfWith, aScannedPdf, aStream } from "#test/support/documents.ts";
import { aZip, wordParts, type ZipPart } from "#test/support/files.ts";

const fine = { ok: true, remarks: [] };
const refused = { ok: false, problem: "hasProgram" };
const marked = (...remarks: string[]) => ({ ok: true, remarks });

/** Bytes that look like a compressed picture, always the same for a number. */
function pictureBytes(seed: number, length: number): Buffer {
  const key = Buffer.alloc(16, String(seed));
  return createCipheriv("aes-128-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

describe("a healthy PDF is taken whatever the bytes of its pictures say", () => {
  test("two hundred scans, each with /JS, /Launch or /JavaScript somewhere in its picture", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom("/JS ", "/JS(", "/JavaScript ", "/S/JavaScript/JS(x)", "/Launch ", "/EmbeddedFile ", "/JS\0"),
        fc.integer({ min: 100, max: 20_000 }),
        async (seed, word, at) => {
          const picture = pictureBytes(seed, 40_000);
          picture.write(word, at, "latin1");
          expect(await examinePdf(aScannedPdf(picture))).toEqual(fine);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a scan of ten megabytes", async () => {
    expect(await examinePdf(aScannedPdf(pictureBytes(7, 10_000_000)))).toEqual(fine);
  });
});

describe("what a PDF does is found by its structure", () => {
  const cases: [string, Buffer, object][] = [
    ["a script at opening", aPdfWith("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), refused],
    ["a script with disguised names", aPdfWith("/OpenAction<</S/Java#53cript/J#53(app.alert(1))>>"), refused],
    [
      "a script in another object",
      aPdfWith("/OpenAction 4 0 R", "<</S/JavaScript/JS 5 0 R>>", aStream(Buffer.from("x"))),
      refused,
    ],
    [
      "a script in an object stream",
      aPdfWith("/OpenAction 9 0 R", anObjectStream(9, "<</S/JavaScript/JS(app.alert(1))>>")),
      refused,
    ],
    ["a script named by a reference", aPdfWith("/OpenAction<</S 4 0 R/JS(x)>>", "/JavaScript"), refused],
    ["a tree of scripts", aPdfWith("/Names<</JavaScript<</Names[(a) 4 0 R]>>>>", "<</S/JavaScript/JS(x)>>"), refused],
    [
      "a script after an action of another kind",
      aPdfWith("/OpenAction<</S/GoTo/Next[<</S/JavaScript/JS(x)>>]>>"),
      refused,
    ],
    ["a program to start", aPdfWith("/OpenAction<</S/Launch/F(cmd.exe)>>"), refused],
    [
      "an attached file",
      aPdfWith(
        "/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>",
        "<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>",
        aStream(Buffer.from("MZ"), "/Type/EmbeddedFile"),
      ),
      refused,
    ],
    [
      "a form that sends itself away",
      aPdfWith("/OpenAction<</S/SubmitForm/F(https://example.com)>>"),
      marked("leads-out"),
    ],
    ["a jump into another file", aPdfWith("/OpenAction<</S/GoToR/F(other.pdf)/D[0/Fit]>>"), marked("leads-out")],
    ["a link to a page of the web", aPdfWith("/X<</S/URI/URI(https://example.com)>>"), fine],
    ["an XML form", aPdfWith("/AcroForm<</XFA 4 0 R>>", aStream(Buffer.from("<xdp/>"))), marked("not-examined")],
    [
      "an object stream that cannot be unpacked",
      aPdfWith("", aStream(Buffer.from("no zlib"), "/Type/ObjStm/N 1/First 4/Filter/FlateDecode")),
      marked("not-examined"),
    ],
  ];
  test.each(cases)("%s", async (_what, file, finding) => {
    expect(await examinePdf(file)).toEqual(finding);
  });

  test("ten thousand nested arrays end in an answer", async () => {
    const finding = await examinePdf(aPdfWith(`/X${"[".repeat(10_000)}${"]".repeat(10_000)}`));
    expect(finding.ok).toBe(true);
  });
});

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (...inside: string[]) => `<?xml version="1.0"?><Relationships>${inside.join("")}</Relationships>`;
const outside = (kind: string, target: string) =>
  `<Relationship Id="r1" Type="${relationships}/${kind}" Target="${target}" TargetMode="External"/>`;
const part = (name: string, content: string | Buffer): ZipPart => ({ name, content });
const body = (inside: string) => part("word/document.xml", `<w:document xmlns:w="w"><w:p>${inside}</w:p></w:document>`);
const run = (inside: string) => `<w:r>${inside}</w:r>`;
const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const says = (text: string) => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
const compoundFile = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
const settingsRels = "word/_rels/settings.xml.rels";
const others = wordParts.filter(({ name }) => name !== "word/document.xml");

describe("what a Word document does is found by its structure", () => {
  const cases: [string, ZipPart[], object][] = [
    ["a plain letter", [], fine],
    [
      "a template from another machine",
      [part(settingsRels, rels(outside("attachedTemplate", "https://example.com/a.dotm")))],
      refused,
    ],
    [
      "a template from a shared folder",
      [part(settingsRels, rels(outside("attachedTemplate", "\\\\host\\share\\a.dotm")))],
      refused,
    ],
    [
      "a template on its author's disk",
      [part(settingsRels, rels(outside("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm")))],
      fine,
    ],
    [
      "a link to a page of the web",
      [part("word/_rels/document.xml.rels", rels(outside("hyperlink", "https://example.com")))],
      fine,
    ],
    [
      "a picture from another machine",
      [part("word/_rels/document.xml.rels", rels(outside("image", "https://example.com/a.png")))],
      marked("leads-out"),
    ],
    [
      "a linked object",
      [part("word/_rels/document.xml.rels", rels(outside("oleObject", "https://example.com/a")))],
      refused,
    ],
    ["an embedded object", [part("word/embeddings/oleObject1.bin", compoundFile)], refused],
    ["an embedded workbook with macros", [part("word/embeddings/a.xlsm", aZip([part("x", "x")]))], refused],
    [
      "a workbook with macros under another name",
      [part("word/embeddings/a.xlsx", aZip([part("xl/p.bin", compoundFile)]))],
      refused,
    ],
    [
      "the table behind a chart",
      [part("word/embeddings/a.xlsx", aZip([part("xl/workbook.xml", "<workbook/>")]))],
      marked("holds-files"),
    ],
    ["a macro project under another name", [part("word/v.bin", compoundFile)], refused],
    [
      "a macro project by its content type",
      [
        part("word/v.bin", "x"),
        part(
          "customXml/types.xml",
          `<Types><Override PartName="/word/v.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`,
        ),
      ],
      refused,
    ],
    ["a program in a simple field", [body(`<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\cmd.exe"/>`)], refused],
    [
      "a program in a field cut in pieces",
      [body(mark("begin") + says(" DD") + says("EAUTO c:\\cmd.exe") + mark("end"))],
      refused,
    ],
    [
      "a program in a field within a field",
      [body(mark("begin") + says("IF ") + mark("begin") + says("dde x y") + mark("end") + mark("end"))],
      refused,
    ],
    [
      "a field computed by another one",
      [body(mark("begin") + mark("begin") + says("QUOTE 68 68 69") + mark("end") + says(" x") + mark("end"))],
      marked("not-examined"),
    ],
    [
      "the number of the page",
      [body(mark("begin") + says(" PAGE ") + mark("separate") + run("<w:t>DDE</w:t>") + mark("end"))],
      fine,
    ],
    ["words about DDE", [body(run("<w:t>DDEAUTO c:\\cmd.exe</w:t>"))], fine],
    ["a part that is no XML", [part("word/styles.xml", "<a><b></a>")], marked("not-examined")],
    [
      "a program in a field written in UTF-16",
      [part("word/header1.xml", Buffer.from(`\ufeff<w:hdr><w:fldSimple w:instr="DDE x"/></w:hdr>`, "utf16le"))],
      refused,
    ],
  ];
  test.each(cases)("%s", async (_what, parts, finding) => {
    const base = parts.some(({ name }) => name === "word/document.xml") ? others : wordParts;
    expect(await examineDocx(aZip([...base, ...parts]))).toEqual(finding);
  });

  test("a macro project by the content type of the whole document", async () => {
    const types = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`;
    const parts = wordParts.map((one) => (one.name === "[Content_Types].xml" ? part(one.name, types) : one));
    expect(await examineDocx(aZip(parts))).toEqual(refused);
  });
});

test("a container whose directory passes over what stands at its beginning is broken", async () => {
  const whole = aZip(wordParts);
  expect(await examineZip(whole)).toMatchObject({ ok: true });
  // A first part that no directory names: other programs would read it, this one would not.
  const hidden = aZip([part("hidden.exe", "MZ")]);
  const before = hidden.subarray(0, hidden.indexOf("PK\u0001\u0002", undefined, "latin1"));
  expect(await examineZip(moved(whole, before))).toEqual({ ok: false, problem: "broken" });
});

/** The container behind other bytes, with every offset in its directory put right. */
function moved(zip: Buffer, before: Buffer): Buffer {
  const out = Buffer.concat([before, zip]);
  const end = out.length - 22;
  const directory = out.readUInt32LE(end + 16) + before.length;
  out.writeUInt32LE(directory, end + 16);
  for (let at = directory; at < end; at += 46 + out.readUInt16LE(at + 28)) {
    out.writeUInt32LE(out.readUInt32LE(at + 42) + before.length, at + 42);
  }
  return out;
}
