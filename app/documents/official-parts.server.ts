import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  NoBreakHyphen,
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
  type ISectionOptions,
} from "docx";
import { xmlText } from "#app/platform/text/xml-text.ts";
import { drawnPlaceAndDate, letterLayout, listedRecipients } from "./official-letter.ts";

/** The parts that every official document in Word has, in the layout of NĐ 30/2020/NĐ-CP. */

const { page, sizes, font } = letterLayout;

/**
 * Converts millimetres to twentieths of a point, rounded: the library's own conversion rounds down and falls below a
 * required margin.
 */
export const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

/** The width of the text of an upright page. */
export const textWidth = twips(page.width - page.left - page.right);
/** The width of the text of a page on its side. */
export const landscapeTextWidth = twips(page.height - page.left - page.right);
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

/** The styles of a document: one font, one size, Vietnamese, headings in the same black letters. */
export const documentStyles = {
  default: {
    document: { run: { font, size: sizes.body * 2, language: { value: "vi-VN" } } },
    heading1: { run: { font, size: sizes.body * 2, bold: true, color: "000000" } },
    heading2: { run: { font, size: sizes.body * 2, bold: true, color: "000000" } },
    heading3: { run: { font, size: sizes.body * 2, bold: true, italics: true, color: "000000" } },
  },
};

/** A section: margins of the decree, the number of the page in the middle of the top margin, none on a first page. */
export function section(
  children: ISectionOptions["children"],
  { isFirst, isLandscape }: { isFirst: boolean; isLandscape: boolean },
): ISectionOptions {
  return {
    properties: {
      // The first page has its own header, without a page number.
      titlePage: isFirst,
      page: {
        size: {
          // The library turns the sides itself.
          width: twips(page.width),
          height: twips(page.height),
          orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
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
    children,
  };
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: sizes.page * 2, font });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** Sizes in points. */
export function run(text: string, points: number, options: Omit<IRunOptions, "text" | "size"> = {}): TextRun {
  return new TextRun({ text: xmlText(text), size: points * 2, font, ...options });
}

/** A text whose codes, such as "PA-RPCC-PMFG", are not broken at their hyphens. Sizes in points. */
function unbrokenRun(text: string, points: number): TextRun {
  const parts = xmlText(text).split(/(?<=[\p{L}\d])-(?=[\p{L}\d])/u);
  const children = parts.flatMap((part, at) => (at === 0 ? [part] : [new NoBreakHyphen(), part]));
  return new TextRun({ children, size: points * 2, font });
}

export function line(children: TextRun[], options: Omit<IParagraphOptions, "children"> = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, ...options, children });
}

/** Draws a solid rule under a centred line: a flat paragraph with a border on top, as wide as `share` of the column. */
export function rule(columnWidth: number, share: number): Paragraph {
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

/** The head: office, number and (in a letter) subject at the left; country, motto, place and date at the right. */
export function head(parts: {
  parentName: string;
  officeName: string;
  symbol: string;
  documentNumber?: string;
  subject?: string;
  placeAndDate: string;
}): Table {
  const below = { spacing: { before: 60, after: 0 } };
  const subject =
    parts.subject === undefined ? [] : [line([unbrokenRun(`V/v ${parts.subject}`, sizes.subject)], below)];
  return columns(
    [
      line([run(parts.parentName.toUpperCase(), sizes.name)]),
      line([run(parts.officeName.toUpperCase(), sizes.name, { bold: true })]),
      rule(leftWidth, officeRule),
      line([run(`Số: ${parts.documentNumber ?? `         /${parts.symbol}`}`, sizes.number)], below),
      ...subject,
    ],
    [
      line([run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sizes.country, { bold: true })]),
      line([run("Độc lập - Tự do - Hạnh phúc", sizes.motto, { bold: true })]),
      rule(rightWidth, mottoRule),
      line([run(drawnPlaceAndDate(parts.placeAndDate), sizes.place, { italics: true })], below),
    ],
  );
}

/** A paragraph of the text: justified, with an indented first line. */
export function bodyParagraph(text: string, isItalic: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(letterLayout.firstLine) },
    spacing: { before: 0, after: letterLayout.afterParagraph * 20, line: 276, lineRule: "auto" },
    children: [run(text, sizes.body, { italics: isItalic })],
  });
}

/** Empty lines for the signature. */
const signatureLines = 4;

/** Nơi nhận at the left, the signature at the right. */
export function ending({ signer, recipients }: { signer: readonly string[]; recipients: readonly string[] }): Table {
  const atLeft = { alignment: AlignmentType.LEFT } as const;
  return columns(
    [
      line([run("Nơi nhận:", sizes.recipientsTitle, { bold: true, italics: true })], atLeft),
      ...listedRecipients(recipients).map((text) => line([run(text, sizes.recipients)], atLeft)),
    ],
    [
      ...signer.map((text) => line([run(text, sizes.body, { bold: true })])),
      ...Array.from({ length: signatureLines }, () => line([])),
      // The name of the signer, which is added by the document system or by hand.
      line([run("", sizes.body, { bold: true })]),
    ],
  );
}
