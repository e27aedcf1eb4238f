import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import {
  isMediaType,
  isPicture,
  liesAboutType,
  type DocumentFinding,
  type FileProblem,
  type MediaType,
} from "./attachment.ts";
import { examineDocx } from "./examine-docx.server.ts";
import { examinePdf } from "./examine-pdf.server.ts";

/** The steps of an examination, which run in a process of their own: see `examiner.server.ts`. */

/** The type of a file by its content; for a picture the pixels stated in its header, before anything is decoded. */
export type Recognition = { ok: true; mediaType: MediaType; pixels: number } | { ok: false; problem: FileProblem };

/**
 * More than phones take (50 million); a larger picture is a decompression bomb. Also the limit for separate colour
 * planes.
 */
export const mostPixels = 64_000_000;

const refused = (problem: FileProblem): Recognition => ({ ok: false, problem });
const wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// One picture at a time on one thread: the process has no other work, and its memory stays limited.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Recognizes a file by its first bytes, and a picture's size by its header. `name` is used only to check whether it
 * contradicts the type. Nothing is decompressed.
 */
export async function recogniseFile(path: string, name: string): Promise<Recognition> {
  const file = await readFile(path);
  if (file.length === 0) return refused("empty");
  const found = await recogniseContent(file);
  if (found.ok && liesAboutType(name, found.mediaType)) return refused("typeLies");
  if (!found.ok && found.problem === "typeUnknown" && claimsToBeTaken(name)) return refused("typeLies");
  return found;
}

function claimsToBeTaken(name: string): boolean {
  return /\.(jpe?g|png|webp|pdf|docx)$/i.test(name);
}

async function recogniseContent(file: Buffer): Promise<Recognition> {
  // Recognized before anything decompresses it. Whether it is a Word document is checked when it is judged.
  if (file.length > 4 && file.readUInt32LE(0) === 0x04034b50) return { ok: true, mediaType: wordDocument, pixels: 0 };
  const type = (await fileTypeFromBuffer(file))?.mime ?? "";
  if (type === "image/apng") return refused("animated");
  if (!isMediaType(type)) return refused("typeUnknown");
  return isPicture(type) ? readPictureHead(file, type) : { ok: true, mediaType: type, pixels: 0 };
}

async function readPictureHead(file: Buffer, type: MediaType): Promise<Recognition> {
  try {
    const { width, height, pages, format } = await sharp(file, { limitInputPixels: false, failOn: "error" }).metadata();
    if (`image/${format}` !== type) return refused("broken");
    if (width * height > mostPixels) return refused("tooBig");
    return (pages ?? 1) > 1 ? refused("animated") : { ok: true, mediaType: type, pixels: width * height };
  } catch {
    return refused("broken");
  }
}

/** Judges a recognized PDF or Word document by its structure. */
export async function judgeDocument(path: string, name: string, type: MediaType): Promise<DocumentFinding> {
  const file = await readFile(path);
  if (type === "application/pdf") return isWholePdf(file) ? examinePdf(file) : { ok: false, problem: "broken" };
  const finding = await examineDocx(file);
  const isOtherZip = !finding.ok && finding.problem === "typeUnknown" && claimsToBeTaken(name);
  return isOtherZip ? { ok: false, problem: "typeLies" } : finding;
}

/** Whether a PDF begins with its header, ends with its end mark, and has no ZIP container after it. */
function isWholePdf(file: Buffer): boolean {
  const tail = file.subarray(-1024).toString("latin1");
  const isWhole = file.subarray(0, 5).toString("latin1") === "%PDF-" && tail.includes("%%EOF");
  return isWhole && !endsAsZip(file);
}

/**
 * Whether a reader of ZIP containers would accept the file: it has an end record whose comment reaches to the end of
 * the file.
 */
function endsAsZip(file: Buffer): boolean {
  const endRecord = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  const from = Math.max(0, file.length - 66_000);
  for (let at = file.indexOf(endRecord, from); at !== -1; at = file.indexOf(endRecord, at + 1)) {
    const directory = at + 22 <= file.length ? file.readUInt32LE(at + 12) : undefined;
    if (directory !== undefined && directory <= at && file.readUInt16LE(at + 10) > 0) return true;
  }
  return false;
}

/** The longer side of a stored picture in pixels: enough to read a photographed page. */
const longestSide = 4000;

/**
 * Draws the picture again in its own format, upright, without EXIF, GPS or other data of the camera, and replaces the
 * sent file. False if it cannot be drawn.
 */
export async function drawAnew(path: string): Promise<boolean> {
  const anew = `${path}.anew`;
  let picture: Buffer;
  try {
    picture = await sharp(path, { limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
      .toBuffer();
  } catch {
    return false;
  }
  try {
    const file = await open(anew, "wx", 0o600);
    await file.writeFile(picture);
    await file.sync();
    await file.close();
    await rename(anew, path);
    return true;
  } catch (error) {
    await rm(anew, { force: true });
    throw error;
  }
}

/** The size and SHA-256 (hex) of the stored file. */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const file = await open(path);
  let bytes = 0;
  for await (const part of file.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}
