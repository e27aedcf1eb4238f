import { fromBufferPromise, openPromise, type Entry, type ZipFile } from "yauzl";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableRegister } from "./register-lines.server.ts";
import { columnOf, lineOf, momentOf, numberText, showsDay, unescaped, type DateSystem } from "./workbook-cell.ts";

/*
 * Workbooks of Excel and LibreOffice (.xlsx) read as a stream: of a sheet no more than some rows are in memory; the
 * texts that cells share are, up to a limit.
 */

/** How much of a workbook is unpacked at most. */
export interface WorkbookLimits {
  /** Bytes of a sheet. */
  sheetBytes: number;
  /** Characters of all shared texts together, which stay in memory. */
  sharedCharacters: number;
}

/** A register: some two million rows. */
const limitsOfRegister: WorkbookLimits = { sheetBytes: 4 * 1024 * 1024 * 1024, sharedCharacters: 200_000_000 };
/** The most unpacked bytes of the small parts: list of sheets, relations, formats. */
const largestSmallPart = 20 * 1024 * 1024;
/** Excel's own limit of rows. */
const mostRows = 1_048_576;
/** Cells further right belong to no register. */
const mostColumns = 256;
const mostSheets = 100;
/** Lines are handed over in portions of about this many characters. */
const charactersAtOnce = 64 * 1024;

/** A sheet that can be seen, by its part in the container. */
export interface Sheet {
  name: string;
  part: string;
}

/** An open workbook. */
export interface Workbook {
  sheets: readonly Sheet[];
  /**
   * The rows of a sheet as lines of a table with semicolons, line n for row n, in portions. `onProgress` is told the
   * share of the sheet that was read, from 0 to 1. Throws UnreadableRegister.
   */
  lines(sheet: Sheet, onProgress?: (share: number) => void): AsyncGenerator<string>;
  /** The rows of a sheet as cells, element n for row n + 1; line breaks inside a cell stay. For small workbooks. */
  rows(sheet: Sheet): Promise<string[][]>;
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
    const sheets = await readSheets(zip, parts);
    const facts = await readFacts(zip, parts, limits);
    return {
      sheets,
      lines: (sheet, onProgress) => readSheet(zip, partNamed(parts, sheet.part), { ...facts, limits }, { onProgress }),
      rows: async (sheet) => {
        const asJson = { write: (cells: readonly string[]) => JSON.stringify(cells) };
        let lines = "";
        for await (const more of readSheet(zip, partNamed(parts, sheet.part), { ...facts, limits }, asJson))
          lines += more;
        const written = lines.slice(1).split("\n");
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

/** The parts of the container by their name in lower case: some programs write `SharedStrings.xml`. */
type Parts = ReadonlyMap<string, Entry>;

function listParts(zip: ZipFile): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      parts.set(entry.fileName.toLowerCase(), entry);
      if (parts.size > 10_000) reject(new UnreadableRegister("brokenWorkbook"));
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

/** What the tags of a part say, in document order; `text` is what stands between a tag and its end. */
interface Reader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Reads a part of the container through the reader and yields after every chunk. */
async function* readPart(zip: ZipFile, entry: Entry, reader: Reader, largest: number): AsyncGenerator<number> {
  if (entry.isEncrypted()) throw new UnreadableRegister("brokenWorkbook");
  const parser = new SaxesParser();
  const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => reader.open?.(withoutPrefix(name), attributes));
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", ({ name }) => reader.close?.(withoutPrefix(name)));
  parser.on("error", () => {
    throw new UnreadableRegister("brokenWorkbook");
  });
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const part = chunk as Buffer;
      bytes += part.length;
      if (bytes > largest) throw new UnreadableRegister("largeWorkbook");
      parser.write(decoder.decode(part, { stream: true }));
      yield bytes;
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableRegister ? error : new UnreadableRegister("brokenWorkbook");
  }
}

async function readWhole(zip: ZipFile, entry: Entry, reader: Reader, largest = largestSmallPart): Promise<void> {
  const reading = readPart(zip, entry, reader, largest);
  while ((await reading.next()).done !== true);
}

/** The visible sheets in their order, with the parts their relations name. */
async function readSheets(zip: ZipFile, parts: Parts): Promise<Sheet[]> {
  const book = parts.get("xl/workbook.xml");
  const relations = parts.get("xl/_rels/workbook.xml.rels");
  if (book === undefined || relations === undefined) throw new UnreadableRegister("excel");
  const targets = new Map<string, string>();
  await readWhole(zip, relations, {
    open: (name, { Id, Target }) => {
      if (name !== "Relationship" || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`);
    },
  });
  const sheets: Sheet[] = [];
  await readWhole(zip, book, {
    open: (tag, attributes) => {
      const part = targets.get(attributes["r:id"] ?? "");
      const isShown = attributes["state"] === undefined || attributes["state"] === "visible";
      if (tag !== "sheet" || part === undefined || !isShown || sheets.length >= mostSheets) return;
      sheets.push({ name: attributes["name"] ?? "", part });
    },
  });
  if (sheets.length === 0) throw new UnreadableRegister("empty");
  return sheets;
}

/** What all sheets share: texts, which formats show a day, and from when days are counted. */
interface Facts {
  texts: readonly string[];
  /** By index of the cell's format: whether it shows a day. */
  isDay: readonly boolean[];
  system: DateSystem;
}

async function readFacts(zip: ZipFile, parts: Parts, limits: WorkbookLimits): Promise<Facts> {
  const facts: { texts: string[]; isDay: boolean[]; system: DateSystem } = { texts: [], isDay: [], system: 1900 };
  await readWhole(zip, partNamed(parts, "xl/workbook.xml"), {
    open: (tag, { date1904 }) => {
      if (tag === "workbookPr" && (date1904 === "1" || date1904 === "true")) facts.system = 1904;
    },
  });
  const styles = parts.get("xl/styles.xml");
  if (styles !== undefined) facts.isDay = await readFormats(zip, styles);
  const texts = parts.get("xl/sharedstrings.xml");
  if (texts !== undefined) facts.texts = await readTexts(zip, texts, limits);
  return facts;
}

async function readFormats(zip: ZipFile, styles: Entry): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const isDay: boolean[] = [];
  let isOfCells = false;
  await readWhole(zip, styles, {
    open: (tag, attributes) => {
      if (tag === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (tag === "cellXfs") isOfCells = true;
      if (tag !== "xf" || !isOfCells) return;
      const id = Number(attributes["numFmtId"] ?? 0);
      isDay.push(showsDay(id, codes.get(id)));
    },
    close: (tag) => {
      if (tag === "cellXfs") isOfCells = false;
    },
  });
  return isDay;
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

/** Collects the text of `<t>`, of all runs together; without the pronunciation that East Asian editions add. */
function textReader() {
  let text = "";
  let [isText, isPronunciation] = [false, false];
  return {
    open: (tag: string) => {
      if (tag === "t") isText = true;
      if (tag === "rPh") isPronunciation = true;
    },
    text: (more: string) => {
      if (isText && !isPronunciation) text += more;
    },
    close: (tag: string) => {
      if (tag === "t") isText = false;
      if (tag === "rPh") isPronunciation = false;
    },
    take: () => {
      const taken = unescaped(text);
      text = "";
      return taken;
    },
  };
}

interface SheetReading {
  onProgress?: ((share: number) => void) | undefined;
  /** Writes the cells of a row as a line. */
  write?: (cells: readonly string[]) => string;
}

async function* readSheet(
  zip: ZipFile,
  part: Entry,
  facts: Facts & { limits: WorkbookLimits },
  { onProgress, write = lineOf }: SheetReading,
): AsyncGenerator<string> {
  const rows = rowReader(facts, write);
  let waiting = "\uFEFF";
  for await (const bytes of readPart(zip, part, rows, facts.limits.sheetBytes)) {
    onProgress?.(Math.min(1, bytes / Math.max(1, part.uncompressedSize)));
    waiting += rows.take();
    if (waiting.length < charactersAtOnce) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

/** Turns the tags of a sheet into lines. A row further down than the one after the last is preceded by empty lines. */
function rowReader(
  { texts, isDay, system }: Facts,
  write: (cells: readonly string[]) => string,
): Required<Reader> & { take: () => string } {
  let lines = "";
  let written = 0;
  let cells: string[] = [];
  let column = -1;
  let cell: { type: string; format: number } | undefined;
  let value = "";
  let isValue = false;
  const inline = textReader();

  function endCell({ type, format }: { type: string; format: number }): void {
    if (column < 0 || column >= mostColumns) return;
    while (cells.length < column) cells.push("");
    cells[column] = contentOf(type, format);
  }

  function contentOf(type: string, format: number): string {
    const text = inline.take();
    if (type === "inlineStr") return text;
    if (type === "s") return texts[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "d") return value.replace("T", " ").replace(/(?::\d{2}(?:\.\d+)?)?Z?$/, "");
    if (type !== "n" || value === "") return unescaped(value);
    return (isDay[format] === true ? momentOf(Number(value), system) : undefined) ?? numberText(value);
  }

  function beginRow(number: number): void {
    if (!Number.isInteger(number) || number <= written || number > mostRows) {
      throw new UnreadableRegister("brokenWorkbook");
    }
    lines += "\n".repeat(number - written - 1);
    written = number;
    cells = [];
    column = -1;
  }

  return {
    open: (tag, attributes) => {
      if (tag === "row") beginRow(attributes["r"] === undefined ? written + 1 : Number(attributes["r"]));
      else if (tag === "c") {
        column = attributes["r"] === undefined ? column + 1 : (columnOf(attributes["r"]) ?? mostColumns);
        cell = { type: attributes["t"] ?? "n", format: Number(attributes["s"] ?? 0) };
        value = "";
      } else if (tag === "v") isValue = true;
      else inline.open(tag);
    },
    text: (text) => {
      if (isValue) value += text;
      else inline.text(text);
    },
    close: (tag) => {
      if (tag === "v") isValue = false;
      else if (tag === "c" && cell !== undefined) {
        endCell(cell);
        cell = undefined;
      } else if (tag === "row") lines += `${write(cells)}\n`;
      else inline.close(tag);
    },
    take: () => {
      const taken = lines;
      lines = "";
      return taken;
    },
  };
}
