import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync, deflateSync, inflateRawSync } from "node:zlib";
import sharp from "sharp";
import { onTestFinished } from "vitest";
import type { Context } from "#app/platform/context.server.ts";

/** Files as citizens and attackers send them, and a form that carries them. */

/** The context with a data folder of its own that goes when the test ends. */
export function withDataFolder(context: Context): Context {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-files-"));
  onTestFinished(() => {
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { ...context, settings: { ...context.settings, dataFolder } };
}

/** The names of all files in the folder of attachments: those of cases, and those that are still arriving. */
export function storedFiles(context: Context): string[] {
  return [...filesIn(context, "attachments"), ...filesIn(context, "attachments/arriving")];
}

/** The names of the files, not the folders, in a folder below the data folder. */
export function filesIn(context: Context, folder: string): string[] {
  const path = join(context.settings.dataFolder, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}

export interface SentFile {
  name: string;
  content: Buffer;
  type?: string;
}

/** A posted form with files, as a browser writes it. */
export function postedForm(
  fields: Record<string, string>,
  files: readonly SentFile[],
  address = "/complaint",
): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, content, type } of files) {
    form.append("files", new File([new Uint8Array(content)], name, { type: type ?? "application/octet-stream" }));
  }
  return new Request(`http://localhost${address}`, { method: "POST", body: form });
}

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });

export const aPng = () => picture().png().toBuffer();
export const aWebp = () => picture().webp().toBuffer();

/** A photo as a phone takes it: turned by 90 degrees, with camera and place beside it. */
export function aPhoneJpeg(): Promise<Buffer> {
  return picture(40, 20)
    .withExif({
      IFD0: { Make: "TestPhoneMaker", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "10/1 2/1 3/1", GPSLongitudeRef: "E", GPSLongitude: "105/1 47/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A PNG of a few hundred bytes that announces, and would unpack to, very many pixels. */
export function aBombPng(side = 30_000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

export const aPdf = (inside = "") =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, "latin1");

export interface ZipPart {
  name: string;
  content: Buffer | string;
  /** The unpacked size to announce, where it is to be a lie. */
  announced?: number;
  /** Whether it lies in the container as it is. */
  isStored?: boolean;
}

/** A ZIP container of the parts. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, announced, isStored = false } of parts) {
    const plain = Buffer.from(content);
    const packed = isStored ? plain : deflateRawSync(plain);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isStored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(announced ?? plain.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, title]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002", "latin1"), Buffer.from([20, 0]), shared, tail, title);
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}

/** One part of a ZIP container as text, found through its directory. */
export function readZipPart(file: Buffer, wanted: string): string {
  const end = file.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    if (name === wanted) return unpack(file, at);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  throw new Error(`no part ${wanted}`);
}

function unpack(file: Buffer, entry: number): string {
  const offset = file.readUInt32LE(entry + 42);
  const begin = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(begin, begin + file.readUInt32LE(entry + 20));
  return (file.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
}

export const wordParts: readonly ZipPart[] = [
  { name: "[Content_Types].xml", content: "<Types/>" },
  { name: "_rels/.rels", content: "<Relationships/>" },
  { name: "word/document.xml", content: "<w:document/>" },
];
