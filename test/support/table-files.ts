import { readZipPart } from "./files.ts";

/** Tables read back as a reader of the page or of the file sees them: rows of cells, the heads first. */

/** The first table of a page; "–" where a figure is withheld. */
export function readPageTable(html: string): string[][] {
  const table = /<table[\s\S]*?<\/table>/.exec(html)?.[0] ?? "";
  const seen = table.replace(/<span class="hidden">.*?<\/span>/g, "");
  return [...seen.matchAll(/<tr role="row">([\s\S]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = ""]) =>
      unescaped(cell.replace(/<[^>]+>/g, "")),
    ),
  );
}

/** A CSV file whose cells hold no line breaks. */
export function readCsv(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .filter((line) => line !== "");
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)]
      .map(([, cell = ""]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
      .slice(0, -1),
  );
}

/** The first sheet of a workbook; numbers as numbers with all their digits, empty cells left out of sight as "". */
export function readWorkbook(file: Buffer): (string | number)[][] {
  const strings = [...readZipPart(file, "xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, item = ""]) => unescaped(item.replace(/<[^>]+>/g, "")),
  );
  const sheet = readZipPart(file, "xl/worksheets/sheet1.xml");
  return [...sheet.matchAll(/<row [^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, row = ""]) => {
    const cells: (string | number)[] = [];
    for (const [, column = "", kind = "", value = ""] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(?:<v>)?([\s\S]*?)(?:<\/v>)?<\/c>)/g,
    )) {
      const at = column.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < at) cells.push("");
      cells[at] = value === "" ? "" : kind.includes('t="s"') ? (strings[Number(value)] ?? "") : Number(value);
    }
    return cells;
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}
