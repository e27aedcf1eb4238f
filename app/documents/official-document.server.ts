import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from "docx";
import { xmlText } from "#app/platform/text/xml-text.ts";
import { letterLayout, type LetterParagraph, type OfficialLetter } from "./official-letter.ts";

const { page, sizes, font } = letterLayout;
/**
 * Converts millimetres to twentieths of a point, rounded: the library's own conversion rounds down and falls below a
 * required margin.
 */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const textWidth = twips(page.width - page.left - page.right);
const leftWidth = Math.round(textWidth * letterLayout.leftColumn);
const rightWidth = textWidth - leftWidth;
const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;

/** Draws a letter as a .docx file. */
export function letterDocument(letter: OfficialLetter): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: xmlText(letter.subject),
      creator: xmlText(letter.officeName),
      styles: { default: { document: { run: { font, size: sizes.body * 2, language: { value: "vi-VN" } } } } },
      sections: [
        {
          properties: {
            // The first page has its own header, without a page number.
            titlePage: true,
            page: {
              size: { width: twips(page.width), height: twips(page.height), orientation: PageOrientation.PORTRAIT },
              margin: {
                top: twips(page.top),
                bottom: twips(page.bottom),
                left: twips(page.left),
                right: twips(page.right),
                header: twips(page.header),
                footer: twips(page.header),
              },
            },
          },
          headers: { first: new Header({ children: [] }), default: pageNumber() },
          footers: { first: new Footer({ children: [] }), default: new Footer({ children: [] }) },
          children: [
            head(letter),
            addressee(letter.addressee),
            ...letter.paragraphs.map(bodyParagraph),
            line([], { spacing: { before: 120 } }),
            ending(letter),
          ],
        },
      ],
    }),
  );
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: sizes.page * 2, font });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** Sizes in points. */
function run(text: string, points: number, options: Omit<IRunOptions, "text" | "size"> = {}): TextRun {
  return new TextRun({ text: xmlText(text), size: points * 2, font, ...options });
}

function line(children: TextRun[], options: Omit<IParagraphOptions, "children"> = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, ...options, children });
}

/** Draws a solid rule under a centred line: a flat paragraph with a border on top, as wide as `share` of the column. */
function rule(columnWidth: number, share: number): Paragraph {
  const inset = Math.round((columnWidth * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: inset, right: inset },
    spacing: { before: 50, after: 0, line: 100, lineRule: "exact" },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    children: [run("", 2)],
  });
}

function columns(left: Paragraph[], right: Paragraph[]): Table {
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      borders: { top: none, bottom: none, left: none, right: none },
      children,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [leftWidth, rightWidth],
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(leftWidth, left), cell(rightWidth, right)] })],
  });
}

/** Width of the rule in the left column: between a third and a half of the line above it. */
const officeRule = 0.36;
/** Width of the rule in the right column: as long as the motto above it. */
const mottoRule = 0.645;

function head(letter: OfficialLetter): Table {
  return columns(
    [
      line([run(letter.parentName.toUpperCase(), sizes.name)]),
      line([run(letter.officeName.toUpperCase(), sizes.name, { bold: true })]),
      rule(leftWidth, officeRule),
      line([run(`Số:          /${letter.symbol}`, sizes.number)], { spacing: { before: 60, after: 0 } }),
      line([run(`V/v ${letter.subject}`, sizes.subject)], { spacing: { before: 60, after: 0 } }),
    ],
    [
      line([run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sizes.country, { bold: true })]),
      line([run("Độc lập - Tự do - Hạnh phúc", sizes.motto, { bold: true })]),
      rule(rightWidth, mottoRule),
      line([run(letter.placeAndDate, sizes.place, { italics: true })], { spacing: { before: 60, after: 0 } }),
    ],
  );
}

function addressee(name: string): Paragraph {
  return line([run(`Kính gửi: ${name}`, sizes.body)], { spacing: { before: 360, after: 240 } });
}

function bodyParagraph({ text, isQuoted }: LetterParagraph): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(letterLayout.firstLine) },
    spacing: { before: 0, after: letterLayout.afterParagraph * 20, line: 276, lineRule: "auto" },
    children: [run(text, sizes.body, { italics: isQuoted === true })],
  });
}

/** Empty lines for the signature. */
const signatureLines = 4;

function ending({ signer, recipients }: OfficialLetter): Table {
  const listed = recipients.map((name, index) => `- ${name}${index === recipients.length - 1 ? "." : ";"}`);
  const atLeft = { alignment: AlignmentType.LEFT } as const;
  return columns(
    [
      line([run("Nơi nhận:", sizes.recipientsTitle, { bold: true, italics: true })], atLeft),
      ...listed.map((text) => line([run(text, sizes.recipients)], atLeft)),
    ],
    [
      ...signer.map((text) => line([run(text, sizes.body, { bold: true })])),
      ...Array.from({ length: signatureLines }, () => line([])),
      // The name of the signer, which is added by the document system or by hand.
      line([run("", sizes.body, { bold: true })]),
    ],
  );
}
