import { createReadStream } from "node:fs";
import { open as openFile, stat } from "node:fs/promises";
import { kindOfBytes } from "./file-kind.ts";
import type { OpenFile } from "./read-register.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./register-lines.server.ts";
import { readTable } from "./register-table.server.ts";
import { openWorkbook, type Sheet, type Workbook } from "./workbook.server.ts";

const bytesAtOnce = 256 * 1024;
const bytesOfHead = 4096;

/** A register on the disk: a table in text, or the sheet of a workbook as one. */
export interface RegisterFile {
  open: OpenFile;
  /** Bytes of the file that are read; undefined where the bytes of the text are those of the file. */
  bytesRead: (() => number) | undefined;
  close: () => void;
}

/** Opens a register by what its first bytes are, whatever its name. Throws UnreadableRegister. */
export async function openRegisterFile(path: string): Promise<RegisterFile> {
  if (!(await isPacked(path))) {
    const open = () => createReadStream(path, { highWaterMark: bytesAtOnce }) as AsyncIterable<Buffer>;
    return { open, bytesRead: undefined, close: () => undefined };
  }
  const workbook = await openWorkbook(path);
  const { size } = await stat(path);
  const sheet = await chooseSheet(workbook).catch((error: unknown) => {
    workbook.close();
    throw error;
  });
  let share = 0;
  return {
    open: () => {
      share = 0;
      return workbook.lines(sheet, (now) => (share = now));
    },
    bytesRead: () => Math.round(share * size),
    close: () => {
      workbook.close();
    },
  };
}

/** Whether it is a ZIP container of Excel; workbooks before 2007 and those with a password are none. */
async function isPacked(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const head = Buffer.alloc(bytesOfHead);
    const { bytesRead } = await file.read(head, 0, bytesOfHead, 0);
    const first = head.subarray(0, bytesRead);
    return first.subarray(0, 2).toString("latin1") === "PK" && kindOfBytes(first) === "excel";
  } finally {
    await file.close();
  }
}

/** The first sheet with the header of a register, else the one that lacks only some columns, else the first. */
async function chooseSheet(workbook: Workbook): Promise<Sheet> {
  const [first] = workbook.sheets;
  if (first === undefined) throw new UnreadableRegister("empty");
  let nearest = first;
  for (const sheet of workbook.sheets) {
    const table = readTable(asBytes(workbook.lines(sheet)));
    try {
      await table.next();
      return sheet;
    } catch (error) {
      if (!(error instanceof UnreadableRegister)) throw error;
      if (["brokenWorkbook", "largeWorkbook"].includes(error.reason)) throw error;
      if (error instanceof IncompleteRegister && nearest === first) nearest = sheet;
    } finally {
      await table.return(undefined);
    }
  }
  return nearest;
}

async function* asBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
