import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { givenReceipts } from "./given-receipts.ts";
import { headings, importWithProduct, rowCells, writeRegister } from "./import.ts";
import type { Bench, Measurement } from "./measurement.ts";
import { packedFile } from "./packed-file.ts";

/**
 * Imports a register of a million lines as a workbook: with its texts inside the cells, as LibreOffice's and other
 * programs' streams write it, and with the texts in the part that all cells share, as Excel does, where each number of a
 * dossier is a text more that stays in memory. Beside it the same lines as CSV.
 */
const fullSize = 1_000_000;

export async function benchWorkbook({ size, say }: Bench): Promise<Measurement[]> {
  const count = Math.round(fullSize * size);
  const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
  const measurements: Measurement[] = [];
  const lines = `${count.toLocaleString("en-US")} lines`;
  try {
    let secondsOfText = 0;
    for (const [name, write] of kinds) {
      const data = join(folder, name.replaceAll(" ", "-"));
      const file = `${data}.register`;
      say(`writing ${lines}: ${name}`);
      await write(file, count);
      await givenReceipts(data, 0);
      say(`importing: ${name}`);
      const { seconds, memory } = await importWithProduct(file, data);
      say(`${name}: ${seconds.toFixed(0)} s, ${String(Math.round(memory ?? 0))} MB`);
      if (secondsOfText === 0) secondsOfText = seconds;
      const of = (
        what: string,
        value: number,
        unit: Measurement["unit"],
        ratio: number | null = null,
      ): Measurement => ({
        name: `import of ${lines}, ${name}${what}`,
        value,
        unit,
        ratio,
      });
      measurements.push(
        of("", count / seconds, "rows/s", secondsOfText / seconds),
        ...(memory === undefined ? [] : [of(": highest resident memory", memory, "MB")]),
        of(": size of the file", statSync(file).size / 1e6, "MB"),
      );
      rmSync(file);
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kinds: readonly (readonly [name: string, write: (file: string, count: number) => Promise<void>])[] = [
  [
    "CSV",
    async (file, count) => {
      await Promise.resolve();
      writeRegister(file, count);
    },
  ],
  ["texts in the cells", (file, count) => writeWorkbook(file, count, false)],
  ["shared texts", (file, count) => writeWorkbook(file, count, true)],
];

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Writes the lines of `writeRegister` as a workbook with days as days. */
async function writeWorkbook(path: string, count: number, isShared: boolean): Promise<void> {
  const texts = new Map<string, number>();
  const file = packedFile(path);
  await file.add("[Content_Types].xml", ["<Types/>"]);
  await file.add("xl/workbook.xml", [
    `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="So" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ]);
  await file.add("xl/_rels/workbook.xml.rels", [
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  ]);
  await file.add("xl/styles.xml", [
    `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
  ]);
  await file.add("xl/worksheets/sheet1.xml", sheetOf(count, isShared ? texts : undefined));
  if (isShared) await file.add("xl/sharedStrings.xml", sharedTexts(texts));
  await file.end();
}

function* sheetOf(count: number, texts: Map<string, number> | undefined): Generator<string> {
  yield `<worksheet ${main}><sheetData>`;
  yield rowOf(1, headings, texts);
  for (let index = 0; index < count; index += 1) yield rowOf(index + 2, rowCells(index), texts);
  yield "</sheetData></worksheet>";
}

function* sharedTexts(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst ${main}>`;
  for (const text of texts.keys()) yield `<si><t>${text}</t></si>`;
  yield "</sst>";
}

function rowOf(number: number, cells: readonly string[], texts: Map<string, number> | undefined): string {
  const written = cells.map((cell, column) => cellOf(`${letterOf(column)}${String(number)}`, cell, texts));
  return `<row r="${String(number)}">${written.join("")}</row>`;
}

function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}

/** A day that exists as a number with a format, everything else as a text. */
function cellOf(address: string, cell: string, texts: Map<string, number> | undefined): string {
  const [, on, month, year, hours, minutes] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/.exec(cell)?.map(Number) ?? [];
  if (on !== undefined && month !== undefined && year !== undefined && !(month === 2 && on > 29)) {
    const days = Date.UTC(year, month - 1, on) / 86_400_000 + 25_569;
    return `<c r="${address}" s="1"><v>${String(days + ((hours ?? 0) * 60 + (minutes ?? 0)) / 1440)}</v></c>`;
  }
  if (cell === "") return `<c r="${address}"/>`;
  if (texts === undefined) return `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  const index = texts.get(cell) ?? texts.size;
  if (index === texts.size) texts.set(cell, index);
  return `<c r="${address}" t="s"><v>${String(index)}</v></c>`;
}
