import { createReadStream } from "node:fs";
import { open as openFile, stat } from "node:fs/promises";
import { directoryOfCompound, kindOfBytes } from "./file-kind.ts";
import type { OpenTable } from "./read-register.server.ts";
import { foldedHeading, type ColumnProfiles, type RegisterColumns } from "./register-columns.ts";
import { readTable } from "./register-table.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import { limitsOfRegister, openWorkbook, type Sheet, type Workbook } from "./workbook.server.ts";

const bytesAtOnce = 256 * 1024;
const bytesOfHead = 4096;

/** A register on the disk: a table in text, or the sheets of a workbook as several. */
export interface RegisterFile {
  tables: readonly OpenTable[];
  /** The names of sheets with a register of other columns, which are not read. */
  passedOver: readonly string[];
  /** Bytes of the file that are read; undefined where the bytes of the text are those of the file. */
  bytesRead: (() => number) | undefined;
  close: () => void;
}

/** Opens a register by what its first bytes are, whatever its name. Throws UnreadableRegister. */
export async function openRegisterFile(path: string, profiles: ColumnProfiles = new Map()): Promise<RegisterFile> {
  if (!(await isPacked(path))) {
    const open = () => createReadStream(path, { highWaterMark: bytesAtOnce }) as AsyncIterable<Buffer>;
    return { tables: [{ name: "", open }], passedOver: [], bytesRead: undefined, close: () => undefined };
  }
  const workbook = await openWorkbook(path);
  const { size } = await stat(path);
  const { sheets, passedOver } = await chooseSheets(workbook, profiles).catch((error: unknown) => {
    workbook.close();
    throw error;
  });
  const bytes = sheets.reduce((sum, sheet) => sum + sheet.bytes, 0);
  let [before, now] = [0, 0];
  const tables = sheets.map((sheet, index) => ({
    name: sheet.name,
    system: workbook.system,
    open: () => {
      before = sheets.slice(0, index).reduce((sum, { bytes }) => sum + bytes, 0);
      return workbook.lines(sheet, (share) => (now = share * sheet.bytes));
    },
  }));
  return {
    tables,
    passedOver,
    bytesRead: () => Math.round(((before + now) / Math.max(1, bytes)) * size),
    close: () => {
      workbook.close();
    },
  };
}

/**
 * Whether it is a ZIP container of Excel; workbooks before 2007 are none. Throws UnreadableRegister for a workbook with a
 * password: a container of an older kind, in which the packed one lies encrypted.
 */
async function isPacked(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const bytesAt = async (position: number) => {
      const bytes = Buffer.alloc(bytesOfHead);
      return bytes.subarray(0, (await file.read(bytes, 0, bytesOfHead, position)).bytesRead);
    };
    const first = await bytesAt(0);
    const directory = directoryOfCompound(first);
    if (directory !== undefined && (await bytesAt(directory)).includes(Buffer.from("EncryptedPackage", "utf16le"))) {
      throw new UnreadableRegister("lockedWorkbook");
    }
    return first.subarray(0, 2).toString("latin1") === "PK" && kindOfBytes(first) === "excel";
  } finally {
    await file.close();
  }
}

interface ChosenSheets {
  sheets: Sheet[];
  passedOver: string[];
}

/**
 * The first sheet with the header of a register and all others with the same one, as offices keep a sheet for each
 * month or field. Without any, the sheet that lacks only some columns, else the largest.
 */
async function chooseSheets(workbook: Workbook, profiles: ColumnProfiles): Promise<ChosenSheets> {
  const [first] = workbook.sheets;
  if (first === undefined) throw new UnreadableRegister("empty");
  const chosen: ChosenSheets = { sheets: [], passedOver: [] };
  const largest = workbook.sheets.reduce((most, sheet) => (sheet.bytes > most.bytes ? sheet : most), first);
  let nearest: Sheet | undefined;
  let header: string | undefined;
  for (const sheet of workbook.sheets) {
    const found = await findColumns(workbook, sheet, profiles);
    if (found === "incomplete") nearest ??= sheet;
    if (typeof found !== "object") continue;
    header ??= headerKey(found);
    if (headerKey(found) === header) chosen.sheets.push(sheet);
    else chosen.passedOver.push(sheet.name);
  }
  if (chosen.sheets.length === 0) chosen.sheets.push(nearest ?? largest);
  if (chosen.sheets.reduce((sum, { bytes }) => sum + bytes, 0) > limitsOfRegister.sheetBytes) {
    throw new UnreadableRegister("largeWorkbook");
  }
  return chosen;
}

/** The columns of a sheet with the header of a register; undefined if it has no table of that kind. */
async function findColumns(
  workbook: Workbook,
  sheet: Sheet,
  profiles: ColumnProfiles,
): Promise<RegisterColumns | "incomplete" | undefined> {
  const table = readTable(asBytes(workbook.lines(sheet)), profiles);
  try {
    const first = await table.next();
    return first.done === true ? undefined : first.value.head.columns;
  } catch (error) {
    if (!(error instanceof UnreadableRegister)) throw error;
    if (["brokenWorkbook", "largeWorkbook"].includes(error.reason)) throw error;
    return error instanceof IncompleteRegister ? "incomplete" : undefined;
  } finally {
    await table.return(undefined);
  }
}

function headerKey({ header }: RegisterColumns): string {
  return header.map(foldedHeading).join("|").replace(/\|+$/, "");
}

async function* asBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
