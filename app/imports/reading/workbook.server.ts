import { fromBufferPromise, openPromise, type Entry, type ZipFile } from "yauzl";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { memoize } from "#app/platform/memoize.ts";
import { UnreadableRegister } from "./unreadable-register.ts";
import { mergedCells, type MergedCells } from "./merged-cells.ts";
import { sheetRows, textReader, type PartReader, type SheetFacts, type SheetRows } from "./sheet-rows.ts";
import { numberFormat, type DateSystem, type NumberFormat } from "./workbook-cell.ts";

/*
 * Workbooks of Excel and LibreOffice (.xlsx) read as a stream: of a sheet no more than some rows are in memory; the
 * texts that cells share are, up to a limit.
 */

/** How much of a workbook is unpacked at most. */
export interface WorkbookLimits {
  /** Bytes of the sheets that are read, together. */
  sheetBytes: number;
  /** Characters of all shared texts together, which stay in memory. */
  sharedCharacters: number;
}

/** A register: some two million rows. */
export const limitsOfRegister: WorkbookLimits = { sheetBytes: 4 * 1024 * 1024 * 1024, sharedCharacters: 200_000_000 };
/** A part that unpacks to more than this is one of real cells only if it was not packed much tighter than those are. */
const largestTight = 100 * 1024 * 1024;
const tightestPacking = 200;
/** Between two tags there is one text at most, and Excel's longest is far shorter. */
const mostBytesBetweenTags = 10 * 1024 * 1024;
const deepestTag = 255;
/** The most unpacked bytes of the small parts: list of sheets, relations, formats. */
const largestSmallPart = 20 * 1024 * 1024;
const mostSheets = 100;
/** Excel's own limit of the characters of a number format. */
const longestFormat = 255;
/** Lines are handed over in portions of about this many characters. */
const charactersAtOnce = 64 * 1024;

/** A sheet that can be seen, by its part in the container. */
export interface Sheet {
  name: string;
  part: string;
  /** Unpacked. */
  bytes: number;
}

/** An open workbook. */
export interface Workbook {
  sheets: readonly Sheet[];
  /** From when on it counts days. */
  system: DateSystem;
  /**
   * The rows of a sheet as lines of a table with semicolons, line n for row n, in portions. `onProgress` is told the
   * share of the sheet that was read, from 0 to 1. Throws UnreadableRegister.
   */
  lines(sheet: Sheet, onProgress?: (share: number) => void): AsyncGenerator<string>;
  /**
   * The rows of a sheet as cells, element n for row n + 1; line breaks inside a cell stay. Throws UnreadableRegister
   * "largeWorkbook" as soon as there are more than `mostRows`, blank ones included.
   */
  rows(sheet: Sheet, mostRows: number): Promise<string[][]>;
  close(): void;
}

/** Opens a workbook from a file or from its bytes. Throws UnreadableRegister "excel" for a container that holds none. */
export async function openWorkbook(source: string | Buffer, limits = limitsOfRegister): Promise<Workbook> {
  const options = { lazyEntries: true, autoClose: false };
  const opened = typeof source === "string" ? openPromise(source, options) : fromBufferPromise(source, options);
  const zip = await opened.catch(() => {
    throw new UnreadableRegister("brokenWorkbook");
  });
  try {
    const parts = await listParts(zip);
    const { sheets, system, relations } = await readBook(zip, parts);
    const facts = await readFacts(zip, parts, { system, relations, limits });
    const merged = new Map<string, MergedCells>();
    async function* lines(sheet: Sheet, onProgress?: (share: number) => void): AsyncGenerator<string> {
      const part = partNamed(parts, sheet.part);
      const cells = merged.get(sheet.part) ?? (await readMerged(zip, part, limits));
      merged.set(sheet.part, cells);
      yield* readSheet(zip, part, sheetRows(facts, cells), { limits, onProgress });
    }
    return {
      sheets,
      system,
      lines,
      rows: async (sheet, mostRows) => {
        const asJson = sheetRows(facts, mergedCells(), (cells) => JSON.stringify(cells));
        let [lines, count] = ["", 0];
        for await (const more of readSheet(zip, partNamed(parts, sheet.part), asJson, { limits })) {
          count += countOfLines(more);
          if (count > mostRows) throw new UnreadableRegister("largeWorkbook");
          lines += more;
        }
        const written = lines.slice(1).replace(/\n$/, "").split("\n");
        return written.map((line) => (line === "" ? [] : (JSON.parse(line) as string[])));
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableRegister ? error : new UnreadableRegister("brokenWorkbook");
  }
}

function countOfLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The parts of the container by their name in lower case: some programs write `SharedStrings.xml`. */
type Parts = ReadonlyMap<string, Entry>;

function listParts(zip: ZipFile): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      const isTwice = parts.has(name);
      parts.set(name, entry);
      if (isTwice || parts.size > 10_000) reject(new UnreadableRegister("brokenWorkbook"));
      else zip.readEntry();
    });
    zip.once("end", () => {
      resolve(parts);
    });
    zip.once("error", reject);
    zip.readEntry();
  });
}

function partNamed(parts: Parts, name: string): Entry {
  const part = parts.get(name.toLowerCase());
  if (part === undefined) throw new UnreadableRegister("brokenWorkbook");
  return part;
}

/** Reads a part of the container through the reader and yields after every chunk. */
async function* readPart(zip: ZipFile, entry: Entry, reader: PartReader, largest: number): AsyncGenerator<number> {
  if (entry.isEncrypted()) throw new UnreadableRegister("brokenWorkbook");
  const parser = new SaxesParser();
  const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);
  let [depth, bytes, bytesAtTag] = [0, 0, 0];
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    bytesAtTag = bytes;
    depth += 1;
    if (depth > deepestTag) throw new UnreadableRegister("brokenWorkbook");
    reader.open?.(withoutPrefix(name), attributes);
  });
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", ({ name }) => {
    bytesAtTag = bytes;
    depth -= 1;
    reader.close?.(withoutPrefix(name));
  });
  parser.on("error", () => {
    throw new UnreadableRegister("brokenWorkbook");
  });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const part = chunk as Buffer;
      bytes += part.length;
      checkSize(entry, bytes, largest);
      if (bytes - bytesAtTag > mostBytesBetweenTags) throw new UnreadableRegister("brokenWorkbook");
      parser.write(decoder.decode(part, { stream: true }));
      yield bytes;
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableRegister ? error : new UnreadableRegister("brokenWorkbook");
  }
}

async function readWhole(zip: ZipFile, entry: Entry, reader: PartReader, largest = largestSmallPart): Promise<void> {
  const reading = readPart(zip, entry, reader, largest);
  while ((await reading.next()).done !== true);
}

/** What a part refers to: names of parts, by the id of the relation and by its kind. */
interface Relations {
  byId: ReadonlyMap<string, string>;
  byKind: ReadonlyMap<string, string>;
}

/** The relations of a part, or of the container itself (""); undefined if it has none. */
async function readRelations(zip: ZipFile, parts: Parts, name: string): Promise<Relations | undefined> {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const part = parts.get(`${folder}_rels/${name.slice(folder.length)}.rels`.toLowerCase());
  if (part === undefined) return undefined;
  const [byId, byKind] = [new Map<string, string>(), new Map<string, string>()];
  await readWhole(zip, part, {
    open: (tag, { Id, Target, Type = "" }) => {
      if (tag !== "Relationship" || Id === undefined || Target === undefined) return;
      // Resolved as an address, so that `../` and `./` are.
      const target = URL.canParse(Target, `file:///${folder}`) ? new URL(Target, `file:///${folder}`).pathname : "/";
      byId.set(Id, decodeURIComponent(target.slice(1)));
      byKind.set(Type.slice(Type.lastIndexOf("/") + 1), decodeURIComponent(target.slice(1)));
    },
  });
  return { byId, byKind };
}

interface Book {
  sheets: Sheet[];
  system: DateSystem;
  relations: Relations;
}

/** The visible sheets in their order, each part once, with the parts their relations name; and how days are counted. */
async function readBook(zip: ZipFile, parts: Parts): Promise<Book> {
  const name = (await readRelations(zip, parts, ""))?.byKind.get("officeDocument") ?? "xl/workbook.xml";
  const book = parts.get(name.toLowerCase());
  const relations = await readRelations(zip, parts, name);
  if (book === undefined || relations === undefined || /\.bin$/i.test(name)) throw new UnreadableRegister("excel");
  const sheets = new Map<string, Sheet>();
  let system: DateSystem = 1900;
  await readWhole(zip, book, {
    open: (tag, attributes) => {
      if (tag === "workbookPr" && ["1", "true"].includes(attributes["date1904"] ?? "")) system = 1904;
      const [, id = ""] = Object.entries(attributes).find(([attribute]) => relationId.test(attribute)) ?? [];
      const part = relations.byId.get(id);
      const isShown = attributes["state"] === undefined || attributes["state"] === "visible";
      if (tag !== "sheet" || part === undefined || !isShown || sheets.has(part) || sheets.size >= mostSheets) return;
      sheets.set(part, {
        name: attributes["name"] ?? "",
        part,
        bytes: parts.get(part.toLowerCase())?.uncompressedSize ?? 0,
      });
    },
  });
  if (sheets.size === 0) throw new UnreadableRegister("empty");
  return { sheets: [...sheets.values()], system, relations };
}

/** The name of the attribute that names a relation: the prefix is the program's choice. */
const relationId = /^[^:]+:id$/;

async function readFacts(
  zip: ZipFile,
  parts: Parts,
  { system, relations, limits }: Omit<Book, "sheets"> & { limits: WorkbookLimits },
): Promise<SheetFacts> {
  const partOf = (kind: string, usual: string) => parts.get((relations.byKind.get(kind) ?? usual).toLowerCase());
  const styles = partOf("styles", "xl/styles.xml");
  const texts = partOf("sharedStrings", "xl/sharedStrings.xml");
  return {
    system,
    formats: styles === undefined ? [] : await readFormats(zip, styles),
    texts: texts === undefined ? [] : await readTexts(zip, texts, limits),
  };
}

async function readFormats(zip: ZipFile, styles: Entry): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  // Hundreds of thousands of cell formats may name one number format.
  const formatOf = memoize((id) => numberFormat(Number(id), codes.get(Number(id))));
  let isOfCells = false;
  await readWhole(zip, styles, {
    open: (tag, attributes) => {
      if (tag === "numFmt")
        codes.set(Number(attributes["numFmtId"]), (attributes["formatCode"] ?? "").slice(0, longestFormat));
      if (tag === "cellXfs") isOfCells = true;
      if (tag !== "xf" || !isOfCells) return;
      formats.push(formatOf(attributes["numFmtId"] ?? "0"));
    },
    close: (tag) => {
      if (tag === "cellXfs") isOfCells = false;
    },
  });
  return formats;
}

async function readTexts(zip: ZipFile, part: Entry, limits: WorkbookLimits): Promise<string[]> {
  const texts: string[] = [];
  const one = textReader();
  let characters = 0;
  await readWhole(
    zip,
    part,
    {
      open: one.open,
      text: one.text,
      close: (tag) => {
        one.close(tag);
        if (tag !== "si") return;
        const text = one.take();
        characters += text.length + 16;
        if (characters > limits.sharedCharacters) throw new UnreadableRegister("largeWorkbook");
        texts.push(text);
      },
    },
    limits.sheetBytes,
  );
  return texts;
}

/**
 * The ranges of cells that are shown as one. They stand behind all rows, so the part is unpacked once more, without
 * reading its tags.
 */
async function readMerged(zip: ZipFile, part: Entry, limits: WorkbookLimits): Promise<MergedCells> {
  const merged = mergedCells();
  let bytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(part)) {
      bytes += (chunk as Buffer).length;
      checkSize(part, bytes, limits.sheetBytes);
      merged.take(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof UnreadableRegister ? error : new UnreadableRegister("brokenWorkbook");
  }
  return merged;
}

/** Refuses a part that is too large, or that was packed tighter than cells can be. */
function checkSize({ compressedSize }: Entry, bytes: number, largest: number): void {
  const isTight = bytes > largestTight && bytes > compressedSize * tightestPacking;
  if (bytes > largest || isTight) throw new UnreadableRegister("largeWorkbook");
}

interface SheetReading {
  limits: WorkbookLimits;
  onProgress?: ((share: number) => void) | undefined;
}

async function* readSheet(
  zip: ZipFile,
  part: Entry,
  rows: SheetRows,
  { limits, onProgress }: SheetReading,
): AsyncGenerator<string> {
  let waiting = "\uFEFF";
  for await (const bytes of readPart(zip, part, rows, limits.sheetBytes)) {
    onProgress?.(Math.min(1, bytes / Math.max(1, part.uncompressedSize)));
    waiting += rows.take();
    if (waiting.length < charactersAtOnce) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}
