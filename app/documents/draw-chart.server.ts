import sharp from "sharp";
import { chartInReportFont, type ReportChart } from "./report-document.ts";
import { knowReportFont } from "./report-fonts.server.ts";

/** Dots an inch of a chart in a document. */
const resolution = 220;

export interface DrawnChart {
  png: Buffer;
  /** Height over width. */
  ratio: number;
}

/** Draws a chart as a PNG picture on white, in the report's font, for its printed width. */
export async function drawChart({ svg, width }: ReportChart): Promise<DrawnChart> {
  await knowReportFont();
  const pixels = Math.round((width / 25.4) * resolution);
  const { data, info } = await sharp(Buffer.from(chartInReportFont(svg)), { density: resolution })
    .flatten({ background: "#ffffff" })
    .resize({ width: pixels })
    .png({ palette: true, effort: 7 })
    .toBuffer({ resolveWithObject: true });
  return { png: data, ratio: info.height / info.width };
}
