import { AlignmentType, Document, HeadingLevel, ImageRun, Packer, Paragraph, type ISectionOptions } from "docx";
import { xmlText } from "#app/platform/text/xml-text.ts";
import { drawChart } from "./draw-chart.server.ts";
import { coreProperties, withFixedTimes } from "./fixed-file.server.ts";
import { letterLayout } from "./official-letter.ts";
import {
  bodyParagraph,
  documentStyles,
  ending,
  head,
  landscapeTextWidth,
  line,
  rule,
  run,
  section,
  textWidth,
} from "./official-parts.server.ts";
import {
  addressHanging,
  annexName,
  annexSource,
  closedBlocks,
  listedAddressees,
  placeOfAddressees,
  reportSizes,
  type ReportBlock,
  type ReportChart,
  type ReportDocument,
  type ReportHeading,
} from "./report-document.ts";
import { drawTable } from "./report-table.server.ts";

const { sizes } = letterLayout;

/**
 * Draws a report as .docx in the layout of NĐ 30/2020/NĐ-CP: charts are pictures with a text in their place, annexes
 * begin on a new page, tables repeat their heads. The same report gives the same bytes.
 */
export async function drawReportDocx(report: ReportDocument): Promise<Buffer> {
  const title = xmlText([report.typeName, ...report.titleLines].join(" "));
  const drawing = { chart: 0 };
  const body = section(await reportBody(report, drawing), { isFirst: true, isLandscape: false });
  const annexes: ISectionOptions[] = [];
  for (const [at, { title: name, isLandscape, blocks }] of report.annexes.entries()) {
    const width = isLandscape ? landscapeTextWidth : textWidth;
    const children = [
      line([run(annexName(at, report.annexes), reportSizes.annexNumber, { bold: true })]),
      line([run(name.toUpperCase(), sizes.body, { bold: true })]),
      line([run(annexSource(report), sizes.place, { italics: true })]),
      rule(width, shortRule),
      ...(await drawn(blocks, width, drawing)),
    ];
    annexes.push(section(children, { isFirst: false, isLandscape }));
  }
  const document = new Document({ styles: documentStyles, sections: [body, ...annexes] });
  const properties = coreProperties(title, xmlText(report.officeName), report.madeAt);
  return withFixedTimes(await Packer.toBuffer(document, undefined, [properties]));
}

/** The rule under a title as a share of the text's width. */
const shortRule = 0.2;

type Children = ISectionOptions["children"][number][];

/** The number of the last chart: the drawings of a document have numbers of their own. */
interface Drawing {
  chart: number;
}

async function reportBody(report: ReportDocument, drawing: Drawing): Promise<Children> {
  return [
    head({ ...report }),
    line([run(report.typeName.toUpperCase(), sizes.body, { bold: true })], { spacing: { before: 360, after: 0 } }),
    ...report.titleLines.map((text) => line([run(text, sizes.body, { bold: true })])),
    rule(textWidth, shortRule),
    ...addressees(report.addressees),
    line([], { spacing: { before: 60, after: 0 } }),
    ...(await drawn(closedBlocks(report.blocks), textWidth, drawing)),
    line([], { spacing: { before: 120, after: 0 } }),
    ending(report),
  ];
}

/** One addressee in the line of "Kính gửi:", several in lines of their own. */
function addressees(names: readonly string[]): Paragraph[] {
  const spacing = { before: 240, after: 0 };
  const [first, ...others] = names;
  if (first === undefined) return [];
  if (others.length === 0) return [line([run(`Kính gửi: ${first}`, sizes.body)], { spacing })];
  const { label, dashes } = placeOfAddressees(names, textWidth / 20);
  const alignment = AlignmentType.LEFT;
  // Twentieths of a point.
  const indent = { left: (dashes + addressHanging) * 20, hanging: addressHanging * 20 };
  return [
    line([run("Kính gửi:", sizes.body)], { spacing, alignment, indent: { left: label * 20 } }),
    ...listedAddressees(names).map((text) => line([run(text, sizes.body)], { alignment, indent })),
  ];
}

async function drawn(blocks: readonly ReportBlock[], width: number, drawing: Drawing): Promise<Children> {
  const children: Children = [];
  for (const block of blocks) {
    if (block.kind === "heading") children.push(heading(block));
    else if (block.kind === "paragraph") children.push(bodyParagraph(block.text, block.isItalic === true));
    else if (block.kind === "table") children.push(...drawTable(block, width));
    else children.push(...(await chart(block, drawing)));
  }
  return children;
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function heading({ level, text }: ReportHeading): Paragraph {
  const shown = level === 1 ? text.toUpperCase() : text;
  return new Paragraph({
    heading: levels[level],
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    indent: { firstLine: Math.round((letterLayout.firstLine / 25.4) * 1440) },
    spacing: { before: 120, after: letterLayout.afterParagraph * 20 },
    children: [run(shown, sizes.body, { bold: true, italics: level === 3 })],
  });
}

async function chart(block: ReportChart, drawing: Drawing): Promise<Paragraph[]> {
  const { png, ratio } = await drawChart(block);
  drawing.chart += 1;
  const number = String(drawing.chart);
  // The library takes pixels, 96 an inch.
  const width = Math.round((block.width / 25.4) * 96);
  const picture = new ImageRun({
    type: "png",
    data: png,
    transformation: { width, height: Math.round(width * ratio) },
    altText: {
      id: number,
      name: `Chart ${number}`,
      title: xmlText(block.title),
      description: xmlText(block.alt),
    },
  });
  const title = run(block.title, reportSizes.tableTitle, { bold: true });
  return [
    line([title], { keepNext: true, spacing: { before: 120, after: 60 } }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 120 }, children: [picture] }),
  ];
}
