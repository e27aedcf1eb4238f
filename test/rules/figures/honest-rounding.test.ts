import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureTableCsv } from "#app/figures/tables/figure-table-csv.ts";
import { figureTableDocument } from "#app/figures/tables/figure-table-json.ts";
import { figureTableXlsx } from "#app/figures/tables/figure-table-xlsx.server.ts";
import { cellText } from "#app/figures/tables/figure-table-text.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { censusOf } from "#app/figures/measures/measure.ts";
import { gapTo } from "#app/figures/measures/figure-result.ts";
import { pointsBetween, shareFrom } from "#app/figures/measures/share.ts";
import { shareCell } from "#app/figures/tables/table-frame.ts";
import { formatDecimal, formatPoints, formatShare, formatWholePercent } from "#app/i18n/format.ts";
import { reaches, targetComparisons, type Target } from "#app/targets/target.ts";
import { readZipPart } from "#test/support/files.ts";
import { readWorkbook } from "#test/support/table-files.ts";

const atLeast = (value: number): Target => ({ value, comparison: "at-least", source: "KH" });

describe("a share is never written as the target, the nothing or the whole it is not", () => {
  test.each([
    // numerator, denominator, target, share, difference
    [199, 498, 0.4, "39,96\u00a0%", "-0,04"],
    [161, 403, 0.4, "39,95\u00a0%", "-0,05"],
    [200, 498, 0.4, "40,2\u00a0%", "+0,2"],
    [4, 10, 0.4, "40,0\u00a0%", "0,0"],
    [2499, 2500, 0.4, "99,96\u00a0%", "+60,0"],
    [1, 2500, 0.4, "0,04\u00a0%", "-40,0"],
    [4_999_999, 5_000_000, 1, "99,99998\u00a0%", "-0,00002"],
    [899, 999, 0.9, "89,99\u00a0%", "-0,01"],
    [0, 7, 0.4, "0,0\u00a0%", "-40,0"],
    [7, 7, 1, "100,0\u00a0%", "0,0"],
    // Halves, rounded from the exact fraction.
    [112, 256, 0.4, "43,8\u00a0%", "+3,8"],
    [15, 16, 0.3, "93,8\u00a0%", "+63,8"],
    [33, 80, 0.4, "41,3\u00a0%", "+1,3"],
    [73, 80, 0.4, "91,3\u00a0%", "+51,3"],
    [29, 2000, 0.4, "1,5\u00a0%", "-38,6"],
  ])("%i of %i beside %d is %j, %j off", (numerator, denominator, value, share, difference) => {
    const measure = censusOf({ numerator, denominator });
    const gap = gapTo(measure, atLeast(value), "share");
    expect(formatShare(numerator / denominator, "vi", value)).toBe(share);
    expect(formatPoints(gap?.distance ?? Number.NaN, "vi")).toBe(difference);
  });

  test("days are not written as the target they miss, either", () => {
    expect(formatDecimal(5.04, "vi", 5)).toBe("5,04");
    expect(formatDecimal(5.04, "vi")).toBe("5,0");
    expect(formatDecimal(5, "vi", 5)).toBe("5,0");
  });

  test("the narrow places of a chart round down, from the fraction and not from its binary image", () => {
    expect(formatWholePercent(29 / 100, "vi")).toBe("29");
    expect(formatWholePercent(199 / 498, "vi")).toBe("39");
    expect(formatWholePercent(1 / 250, "vi")).toBe("<1");
    expect(formatWholePercent(0, "vi")).toBe("0");
  });
});

/** Numerator, denominator and a target of so many tenths of a per cent. */
const counted = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 5_000_000 })),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: -2, max: 2 }),
    fc.boolean(),
  )
  .map(([denominator, part, tenths, beside, isNear]) => {
    // Half of the cases lie around the target, where the verdict turns.
    const wanted = isNear ? Math.round((denominator * tenths) / 1000) + beside : Math.round(denominator * part);
    return { numerator: Math.min(denominator, Math.max(0, wanted)), denominator, tenths };
  });

/** The number of a text in per cent, as thousands of millions of a per cent: exact for up to nine decimals. */
function writtenNumber(text: string): bigint {
  const match = /^([-+]?)(\d+)(?:,(\d+))?/.exec(text.replaceAll(".", ""));
  const [, sign = "", whole = "", decimals = ""] = match ?? [];
  const value = BigInt(whole) * 1_000_000_000n + BigInt(decimals.padEnd(9, "0"));
  return sign === "-" ? -value : value;
}

const signOf = (number: bigint) => (number > 0n ? 1 : number < 0n ? -1 : 0);

test("whatever is counted, the written share stands to its target, 0 % and 100 % as the exact one", () => {
  fc.assert(
    fc.property(counted, fc.constantFrom(...targetComparisons), ({ numerator, denominator, tenths }, comparison) => {
      const written = writtenNumber(formatShare(numerator / denominator, "vi", tenths / 1000));
      const [n, d] = [BigInt(numerator), BigInt(denominator)];
      for (const mark of [0, tenths, 1000]) {
        const exact = signOf(n * 1000n - BigInt(mark) * d);
        expect(signOf(written - BigInt(mark) * 100_000_000n)).toBe(exact);
      }
      const target: Target = { value: tenths / 1000, comparison, source: "KH" };
      expect(reaches(Number(written) / 1e11, target)).toBe(reaches(numerator / denominator, target));
      const points = pointsBetween({ numerator, denominator }, shareFrom(target.value));
      const difference = writtenNumber(formatPoints(points, "vi"));
      expect(signOf(difference)).toBe(signOf(n * 1000n - BigInt(tenths) * d));
    }),
    { numRuns: 2000 },
  );
});

test("a share is rounded half up from its exact fraction", () => {
  fc.assert(
    fc.property(counted, ({ numerator, denominator }) => {
      const text = formatShare(numerator / denominator, "vi");
      const decimals = BigInt(/,(\d+)/.exec(text)?.[1]?.length ?? 0);
      const unit = 10n ** decimals;
      const [n, d] = [BigInt(numerator) * 100n * unit, BigInt(denominator)];
      expect(writtenNumber(text)).toBe(((2n * n + d) / (2n * d)) * (1_000_000_000n / unit));
    }),
    { numRuns: 2000 },
  );
});

test("screen, CSV, workbook and JSON tell the same share and the same difference", async () => {
  const cases = fc.sample(counted, 400);
  const table: FigureTable = {
    name: "shares",
    title: "Tỷ lệ",
    subtitle: "",
    columns: [
      { key: "share", label: "Tỷ lệ", kind: "share" },
      { key: "gap", label: "Chênh lệch", kind: "points" },
    ],
    rows: cases.map(({ numerator, denominator, tenths }, index) => ({
      id: String(index),
      cells: [
        shareCell({ numerator, denominator }, 0, atLeast(tenths / 1000)),
        pointsBetween({ numerator, denominator }, shareFrom(tenths / 1000)),
      ],
    })),
    notes: [],
  };
  const screen = table.rows.map(({ cells }) =>
    cells.map((cell, index) => cellText(cell, index === 0 ? "share" : "points", "vi")),
  );
  const csv = [...figureTableCsv(table)].slice(1).map((line) => line.trimEnd().split(";"));
  expect(csv).toEqual(screen.map((texts) => texts.map((text) => text.replace(/\+|[.]|\s%/gu, ""))));

  const document = figureTableDocument(table);
  cases.forEach(({ numerator, denominator }, index) => {
    expect(document.rows[index]?.["share"]).toBe(numerator / denominator);
  });

  const parts: Buffer[] = [];
  for await (const part of await figureTableXlsx(table)) parts.push(Buffer.from(part as Uint8Array));
  const file = Buffer.concat(parts);
  const cells = readWorkbook(file).slice(4);
  expect(cells).toEqual(document.rows.map(({ share, gap }) => [share, gap]));
  const formats = formatsIn(file);
  const written = cells.map((row, line) => [
    excelText(Number(row[0]) * 100, formats[line * 2] ?? ""),
    excelText(Number(row[1]), formats[line * 2 + 1] ?? ""),
  ]);
  expect(written).toEqual(csv);
});

/** The number format of every cell below the head, in order. */
function formatsIn(file: Buffer): string[] {
  const styles = readZipPart(file, "xl/styles.xml");
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id, code]),
  );
  const cellFormats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? "").matchAll(/<xf (?:numFmtId="(\d+)")?/g)];
  const sheet = readZipPart(file, "xl/worksheets/sheet1.xml");
  const rows = [...sheet.matchAll(/<row r="(\d+)".*?<\/row>/gs)].filter(([, row]) => Number(row) > 4);
  return rows.flatMap(([row]) =>
    [...row.matchAll(/<c r="[A-B]\d+"[^>]*s="(\d+)"/g)].map(
      ([, style]) => codes.get(cellFormats[Number(style)]?.[1] ?? "") ?? "",
    ),
  );
}

/** A number as a spreadsheet shows it, which rounds its fifteen significant digits half away from zero. */
function excelText(number: number, format: string): string {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const shown = Number(number.toPrecision(15)).toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    signDisplay: "negative",
  });
  return shown.replace(".", ",");
}
