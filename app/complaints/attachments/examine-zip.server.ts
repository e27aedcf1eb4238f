import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

const inflate = promisify(inflateRaw);

/** One file of a container, unpacked. */
export interface ZipPart {
  name: string;
  content: Buffer;
}

/** The result for a ZIP container. "broken" includes files with bytes before or after the container. */
export type ZipFinding = { ok: true; parts: readonly ZipPart[] } | { ok: false; problem: "broken" | "tooBig" };

interface Entry {
  name: string;
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  offset: number;
}

/** A text document with pictures has some dozens of parts. */
const mostEntries = 2000;
/** Most unpacked bytes of one part, and of all parts together. */
const largestEntry = 40 * 1024 * 1024;
const largestWhole = 80 * 1024 * 1024;
const endRecordBytes = 22;
const directoryEntryBytes = 46;
const localHeaderBytes = 30;

/**
 * Reads a complete ZIP container: the directory must be at the end of the file, the first part at its beginning, and
 * every part must unpack to its stated size. So neither a decompression bomb nor a file of two kinds passes.
 */
export async function examineZip(file: Buffer): Promise<ZipFinding> {
  const entries = readDirectory(file);
  if (entries === undefined) return { ok: false, problem: "broken" };
  const announced = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (announced > largestWhole || entries.some((entry) => entry.unpacked > largestEntry)) {
    return { ok: false, problem: "tooBig" };
  }
  const parts: ZipPart[] = [];
  for (const entry of entries) {
    const content = await unpack(file, entry);
    if (content === undefined) return { ok: false, problem: "broken" };
    parts.push({ name: entry.name, content });
  }
  return { ok: true, parts };
}

/** The directory of a container (APPNOTE 4.3.12, 4.3.16); undefined if the container is not plain and complete. */
function readDirectory(file: Buffer): Entry[] | undefined {
  const end = file.length - endRecordBytes;
  // No comment is allowed after the end record, because it could hide a second file.
  if (end < 0 || file.readUInt32LE(end) !== 0x06054b50) return undefined;
  const count = file.readUInt16LE(end + 10);
  const size = file.readUInt32LE(end + 12);
  let at = file.readUInt32LE(end + 16);
  if (count === 0 || count > mostEntries || at + size !== end) return undefined;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    const read = readEntry(file, at, end);
    if (read === undefined) return undefined;
    entries.push(read.entry);
    at = read.next;
  }
  const isWhole = at === end && entries.some((entry) => entry.offset === 0);
  return isWhole && new Set(entries.map(({ name }) => name)).size === count ? entries : undefined;
}

function readEntry(file: Buffer, at: number, end: number): { entry: Entry; next: number } | undefined {
  if (at + directoryEntryBytes > end || file.readUInt32LE(at) !== 0x02014b50) return undefined;
  const nameLength = file.readUInt16LE(at + 28);
  const next = at + directoryEntryBytes + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  if (next > end) return undefined;
  const entry = {
    name: file.toString("utf8", at + directoryEntryBytes, at + directoryEntryBytes + nameLength),
    method: file.readUInt16LE(at + 10),
    isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  };
  return { entry, next };
}

/** The content of a part; undefined if it is not what the directory says. */
async function unpack(file: Buffer, entry: Entry): Promise<Buffer | undefined> {
  const { offset, packed, unpacked, method, isEncrypted } = entry;
  if (isEncrypted || offset + localHeaderBytes > file.length) return undefined;
  if (file.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const begin = offset + localHeaderBytes + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (begin + packed > file.length) return undefined;
  const stored = file.subarray(begin, begin + packed);
  if (method === 0) return packed === unpacked ? stored : undefined;
  if (method !== 8) return undefined;
  try {
    const content = await inflate(stored, { maxOutputLength: Math.max(unpacked, 1) });
    return content.length === unpacked ? content : undefined;
  } catch {
    return undefined;
  }
}
