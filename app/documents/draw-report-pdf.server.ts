import pdfmake from "pdfmake";
import type {
  Content,
  ContentTable,
  CustomTableLayout,
  Margins,
  TableCell,
  TDocumentDefinitions,
} from "pdfmake/interfaces";
import { xmlText } from "#app/platform/text/xml-text.ts";
import { drawChart } from "./draw-chart.server.ts";
import { drawnPlaceAndDate, letterLayout, listedRecipients } from "./official-letter.ts";
import {
  addressHanging,
  alignmentOf,
  annexName,
  annexSource,
  cellsOf,
  closedBlocks,
  listedAddressees,
  noRows,
  placeOfAddressees,
  reportFont,
  reportSizes,
  tableSize,
  type ReportBlock,
  type ReportChart,
  type ReportDocument,
  type ReportHeading,
  type ReportTable,
} from "./report-document.ts";
import { reportFontFiles } from "./report-fonts.server.ts";
import { columnShares } from "./table-widths.ts";

const { page, sizes } = letterLayout;
/** Millimetres as points. */
const points = (millimetres: number) => (millimetres / 25.4) * 72;
const textWidth = points(page.width - page.left - page.right);
const landscapeTextWidth = points(page.height - page.left - page.right);

const readable = new Set(Object.values(reportFontFiles));
pdfmake.setFonts({ [reportFont]: reportFontFiles });
// The library reads the files of the font, and nothing else from the disk or the network.
pdfmake.setLocalAccessPolicy((path) => readable.has(path));
pdfmake.setUrlAccessPolicy(() => false);

/**
 * Draws a report as PDF in the layout of NĐ 30/2020/NĐ-CP, with its font inside, as `drawReportDocx` draws it in Word. The
 * same report gives the same bytes.
 */
export async function drawReportPdf(report: ReportDocument): Promise<Buffer> {
  const made = new Date(report.madeAt);
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: [points(page.left), points(page.top), points(page.right), points(page.bottom)],
    language: "vi-VN",
    displayTitle: true,
    info: {
      title: xmlText([report.typeName, ...report.titleLines].join(" ")),
      author: xmlText(report.officeName),
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: reportFont, fontSize: sizes.body },
    header: (current) =>
      current === 1
        ? ""
        : { text: String(current), alignment: "center", fontSize: sizes.page, margin: [0, points(page.header), 0, 0] },
    content: [...(await reportBody(report)), ...(await annexes(report))],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

async function reportBody(report: ReportDocument): Promise<Content[]> {
  return [
    head(report),
    { ...centred(report.typeName.toUpperCase(), sizes.body), bold: true, margin: [0, 18, 0, 0] },
    ...report.titleLines.map((text): Content => ({ ...centred(text, sizes.body), bold: true })),
    rule(textWidth * shortRule),
    ...addressees(report.addressees),
    { text: "", margin: [0, 6, 0, 0] },
    ...(await drawn(closedBlocks(report.blocks), textWidth)),
    ending(report),
  ];
}

async function annexes(report: ReportDocument): Promise<Content[]> {
  const content: Content[] = [];
  for (const [at, { title, isLandscape, blocks }] of report.annexes.entries()) {
    const width = isLandscape ? landscapeTextWidth : textWidth;
    content.push(
      {
        ...centred(annexName(at, report.annexes), reportSizes.annexNumber),
        bold: true,
        pageBreak: "before",
        pageOrientation: isLandscape ? "landscape" : "portrait",
      },
      { ...centred(title.toUpperCase(), sizes.body), bold: true },
      { ...centred(annexSource(report), sizes.place), italics: true },
      rule(width * shortRule),
      ...(await drawn(blocks, width)),
    );
  }
  return content;
}

/** The rule under a title as a share of the text's width. */
const shortRule = 0.2;

/** A text on one or several lines; spaces in a row stay. */
function centred(text: string, fontSize: number) {
  return { text: xmlText(text), alignment: "center" as const, fontSize, preserveLeadingSpaces: true };
}

function rule(length: number): Content {
  return {
    alignment: "center",
    margin: [0, 2, 0, 4],
    canvas: [{ type: "line", x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.75 }],
  };
}

function head(report: ReportDocument): Content {
  const leftWidth = textWidth * letterLayout.leftColumn;
  const rightWidth = textWidth - leftWidth;
  return {
    columns: [
      {
        width: leftWidth,
        stack: [
          centred(report.parentName.toUpperCase(), sizes.name),
          { ...centred(report.officeName.toUpperCase(), sizes.name), bold: true },
          rule(leftWidth * 0.36),
          { ...centred(`Số:          /${report.symbol}`, sizes.number), margin: [0, 3, 0, 0] },
        ],
      },
      {
        width: rightWidth,
        stack: [
          { ...centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sizes.country), bold: true },
          { ...centred("Độc lập - Tự do - Hạnh phúc", sizes.motto), bold: true },
          rule(rightWidth * 0.645),
          { ...centred(drawnPlaceAndDate(report.placeAndDate), sizes.place), italics: true, margin: [0, 3, 0, 0] },
        ],
      },
    ],
  };
}

/** One addressee in the line of "Kính gửi:", several in lines of their own. */
function addressees(names: readonly string[]): Content[] {
  const [first, ...others] = names;
  if (first === undefined) return [];
  if (others.length === 0) return [{ ...centred(`Kính gửi: ${first}`, sizes.body), margin: [0, 12, 0, 0] }];
  const { label, dashes } = placeOfAddressees(names, textWidth);
  const indented = { leadingIndent: -addressHanging, margin: [dashes + addressHanging, 0, 0, 0] as Margins };
  return [
    { text: "Kính gửi:", fontSize: sizes.body, margin: [label, 12, 0, 0] },
    ...listedAddressees(names).map((text): Content => ({ text: xmlText(text), fontSize: sizes.body, ...indented })),
  ];
}

/** Room for the signature in points. */
const signatureRoom = 72;

function ending({ signer, recipients }: ReportDocument): Content {
  return {
    unbreakable: true,
    margin: [0, 12, 0, 0],
    columns: [
      {
        width: textWidth * letterLayout.leftColumn,
        stack: [
          { text: "Nơi nhận:", fontSize: sizes.recipientsTitle, bold: true, italics: true },
          ...listedRecipients(recipients).map((text) => ({ text: xmlText(text), fontSize: sizes.recipients })),
        ],
      },
      {
        width: "*",
        stack: signer.map((text) => ({ ...centred(text, sizes.body), bold: true })),
        margin: [0, 0, 0, signatureRoom],
      },
    ],
  };
}

async function drawn(blocks: readonly ReportBlock[], width: number): Promise<Content[]> {
  const content: Content[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") content.push(heading(block));
    else if (block.kind === "paragraph") content.push(paragraph(block.text, block.isItalic === true));
    else if (block.kind === "table") content.push(...drawTable(block, width));
    else content.push(await chart(block));
  }
  return content;
}

function heading({ level, text }: ReportHeading): Content {
  const shown = level === 1 ? text.toUpperCase() : text;
  return { ...indented(shown), bold: true, italics: level === 3, headlineLevel: level, margin: [0, 6, 0, 6] };
}

function paragraph(text: string, isItalic: boolean): Content {
  return { ...indented(text), italics: isItalic, margin: [0, 0, 0, letterLayout.afterParagraph] };
}

function indented(text: string) {
  const leadingIndent = points(letterLayout.firstLine);
  return { text: xmlText(text), alignment: "justify" as const, leadingIndent, lineHeight: 1.15 };
}

async function chart(block: ReportChart): Promise<Content> {
  const { png } = await drawChart(block);
  return {
    unbreakable: true,
    margin: [0, 6, 0, 6],
    stack: [
      { ...centred(block.title, reportSizes.tableTitle), bold: true, margin: [0, 0, 0, 3] },
      {
        image: `data:image/png;base64,${png.toString("base64")}`,
        width: Math.min(points(block.width), textWidth),
        alignment: "center",
      },
    ],
  };
}

/** Points inside a cell at its sides, and of the lines around it. */
const padding = 3.5;
const lineWidth = 0.5;
const layout: CustomTableLayout = {
  hLineWidth: () => lineWidth,
  vLineWidth: () => lineWidth,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

function drawTable(table: ReportTable, width: number): Content[] {
  if (table.columns.length === 0) return [];
  const title: Content = { ...centred(table.title, reportSizes.tableTitle), bold: true, margin: [0, 6, 0, 3] };
  const note = { text: xmlText(table.note ?? ""), fontSize: reportSizes.note, italics: true };
  const taken = 2 * padding + lineWidth;
  const drawnTable: ContentTable = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columnShares(table, width).map((share) => Math.max(share * (width - lineWidth) - taken, 1)),
      body: [table.columns.map((column) => ({ ...cell(column.title, "center"), bold: true })), ...bodyRows(table)],
    },
    fontSize: tableSize(table),
    layout,
  };
  return [...(table.title === "" ? [] : [title]), drawnTable, { ...note, margin: [0, 3, 0, 6] }];
}

function bodyRows(table: ReportTable): TableCell[][] {
  const { columns } = table;
  if (columns.length > 0 && table.rows.length === 0) {
    const empty: TableCell = { ...cell(noRows, "center"), colSpan: columns.length };
    return [[empty, ...columns.slice(1).map(() => "")]];
  }
  const rows = table.rows.map((row) =>
    cellsOf(row, columns).map((text, at): Content => cell(text, alignmentAt(table, at))),
  );
  if (table.total === undefined) return rows;
  const total = cellsOf(table.total, columns).map((text, at): Content => ({
    ...cell(text, alignmentAt(table, at)),
    bold: true,
  }));
  return [...rows, total];
}

function alignmentAt({ columns }: ReportTable, at: number) {
  const column = columns[at];
  return column === undefined ? ("left" as const) : alignmentOf(column);
}

/** A word that may be wider than its cell, such as an address of a page. */
const longWord = /[^\s-]{20}/u;

function cell(text: string, alignment: "left" | "center" | "right") {
  const wordBreak = longWord.test(text) ? ("break-all" as const) : ("normal" as const);
  return { text: xmlText(text), alignment, wordBreak };
}
