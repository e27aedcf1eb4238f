import { readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { isMediaType, liesAboutType, type FileProblem, type MediaType } from "./attachment.ts";
import { examineZip } from "./examine-zip.server.ts";

export type Finding = { ok: true; mediaType: MediaType } | { ok: false; problem: FileProblem };

/** Above what phones take (50 million); a picture that unpacks to more is a bomb. Colour planes are within it. */
export const mostPixels = 64_000_000;

const refused = (problem: FileProblem): Finding => ({ ok: false, problem });

/**
 * What a file is by its content, and whether that is taken. `name` is only asked whether it claims something else.
 * Nothing is unpacked beyond the limits and nothing in it is run.
 */
export async function examineFile(path: string, name: string): Promise<Finding> {
  const file = await readFile(path);
  if (file.length === 0) return refused("empty");
  const finding = await examineContent(file);
  if (finding.ok && liesAboutType(name, finding.mediaType)) return refused("typeLies");
  if (!finding.ok && finding.problem === "typeUnknown" && claimsToBeTaken(name)) return refused("typeLies");
  return finding;
}

function claimsToBeTaken(name: string): boolean {
  return /\.(jpe?g|png|webp|pdf|docx)$/i.test(name);
}

async function examineContent(file: Buffer): Promise<Finding> {
  // Before anything else unpacks it.
  if (file.length > 4 && file.readUInt32LE(0) === 0x04034b50) return examineWordDocument(file);
  const type = (await fileTypeFromBuffer(file))?.mime ?? "";
  if (type === "image/apng") return refused("animated");
  if (!isMediaType(type)) return refused("typeUnknown");
  return type === "application/pdf" ? examinePdf(file) : examinePicture(file, type);
}

async function examineWordDocument(file: Buffer): Promise<Finding> {
  const zip = await examineZip(file);
  if (!zip.ok) return refused(zip.problem);
  const { names } = zip;
  if (names.some((name) => /vbaProject\.bin$|vbaData\.xml$|(^|\/)activeX\//i.test(name))) return refused("hasProgram");
  if (names.some((name) => name.startsWith("/") || name.includes("\\") || name.split("/").includes(".."))) {
    return refused("broken");
  }
  const isDocument = names.includes("[Content_Types].xml") && names.includes("word/document.xml");
  if (!isDocument) return refused("typeUnknown");
  return { ok: true, mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };
}

/** A PDF begins with its mark, ends with its own end, and carries no second container behind it. */
function examinePdf(file: Buffer): Finding {
  const tail = file.subarray(-1024).toString("latin1");
  const isWhole = file.subarray(0, 5).toString("latin1") === "%PDF-" && tail.includes("%%EOF");
  if (!isWhole || file.subarray(-66_000).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]))) return refused("broken");
  const hasProgram = /\/(JavaScript|JS|Launch)\b/.test(file.toString("latin1"));
  return hasProgram ? refused("hasProgram") : { ok: true, mediaType: "application/pdf" };
}

async function examinePicture(file: Buffer, type: MediaType): Promise<Finding> {
  try {
    const { width, height, pages, format } = await sharp(file, { limitInputPixels: false, failOn: "error" }).metadata();
    if (`image/${format}` !== type) return refused("broken");
    if (width * height > mostPixels) return refused("tooBig");
    return (pages ?? 1) > 1 ? refused("animated") : { ok: true, mediaType: type };
  } catch {
    return refused("broken");
  }
}
