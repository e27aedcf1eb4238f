import { SaxesParser } from "saxes";
import type { DocumentFinding, FileProblem, FileRemark } from "./attachment.ts";
import { examineZip, type ZipPart } from "./examine-zip.server.ts";

/**
 * Judges a Word document by its structure (ECMA-376): content types, relationships, fields and the beginnings of its
 * parts, whatever the parts are called.
 *
 * Refused: what runs or can run (macros, ActiveX and OLE objects, DDE fields, a template loaded from another machine).
 * Taken with a remark for staff: documents inside it that hold none of that (the table behind a chart), contents loaded
 * from elsewhere, and what could not be read.
 */
export async function examineDocx(file: Buffer): Promise<DocumentFinding> {
  const zip = await examineZip(file);
  if (!zip.ok) return { ok: false, problem: zip.problem };
  const names = zip.parts.map(({ name }) => name);
  if (names.some((name) => name.startsWith("/") || name.includes("\\") || name.split("/").includes(".."))) {
    return { ok: false, problem: "broken" };
  }
  const isDocument = names.includes("[Content_Types].xml") && names.includes("word/document.xml");
  return isDocument ? examineParts(zip.parts, true) : { ok: false, problem: "typeUnknown" };
}

/** Examines the parts, with `goesDeeper` also the documents among them. */
async function examineParts(parts: readonly ZipPart[], goesDeeper: boolean): Promise<DocumentFinding> {
  const remarks = new Set<FileRemark>();
  const note = (found: Found) => {
    if (found !== "hasProgram") remarks.add(found);
    return found === "hasProgram";
  };
  for (const { name, content } of parts) {
    if (isCompoundFile(content) || runningName.test(name)) return { ok: false, problem: "hasProgram" };
    if (isZip(content)) {
      remarks.add("holds-files");
      const problem = goesDeeper ? await problemInside(content) : "hasProgram";
      if (problem !== undefined) return { ok: false, problem };
    }
    if (/\.(xml|rels)$/i.test(name) && readXml(content).some(note)) return { ok: false, problem: "hasProgram" };
  }
  return { ok: true, remarks: [...remarks] };
}

async function problemInside(content: Buffer): Promise<FileProblem | undefined> {
  const zip = await examineZip(content);
  if (!zip.ok) return zip.problem;
  const finding = await examineParts(zip.parts, false);
  return finding.ok ? undefined : finding.problem;
}

const runningName = /vbaProject\.bin$|vbaData\.xml$|(^|\/)activeX\/|\.(xlsm|docm|pptm|xlsb|dotm|xltm)$/i;

/** OLE compound files can contain macros and embedded objects, under any name (MS-CFB 2.2). */
function isCompoundFile(content: Buffer): boolean {
  return content.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
}

function isZip(content: Buffer): boolean {
  return content.length > 4 && content.readUInt32LE(0) === 0x04034b50;
}

type Found = "hasProgram" | FileRemark;

/** Reads the XML of a part; a part that is no XML gets the remark "not-examined". */
function readXml(content: Buffer): Found[] {
  const found: Found[] = [];
  const fields: Field[] = [];
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let isInstruction = false;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = byLocalName(attributes);
    const local = localName(name);
    isInstruction = local === "instrText";
    if (local === "Override" || local === "Default") found.push(...ofContentType(values));
    else if (local === "Relationship") found.push(...ofRelationship(values));
    else if (local === "fldSimple") found.push(...ofField({ text: values.get("instr") ?? "", isComputed: false }));
    else if (local === "fldChar") found.push(...ofFieldMark(values.get("fldCharType"), fields));
  });
  parser.on("text", (text) => {
    const field = fields.at(-1);
    if (isInstruction && field !== undefined) field.text += text;
  });
  parser.on("closetag", () => (isInstruction = false));
  try {
    parser.write(textOf(content)).close();
  } catch {
    found.push("not-examined");
  }
  return found;
}

/** XML is UTF-8 or, with a byte order mark, UTF-16. */
function textOf(content: Buffer): string {
  const encoding =
    content[0] === 0xff && content[1] === 0xfe
      ? "utf-16le"
      : content[0] === 0xfe && content[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(content);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function byLocalName(attributes: Record<string, string | { value: string }>): Map<string, string> {
  return new Map(
    Object.entries(attributes).map(([name, value]) => [
      localName(name),
      typeof value === "string" ? value : value.value,
    ]),
  );
}

function ofContentType(values: ReadonlyMap<string, string>): Found[] {
  return /macroEnabled|vbaProject|activeX|oleObject/i.test(values.get("ContentType") ?? "") ? ["hasProgram"] : [];
}

const runningRelations = new Set(["vbaproject", "wordvbadata", "oleobject", "control", "activexcontrolbinary"]);

function ofRelationship(values: ReadonlyMap<string, string>): Found[] {
  const kind = (values.get("Type") ?? "").split("/").at(-1)?.toLowerCase() ?? "";
  if (runningRelations.has(kind)) return ["hasProgram"];
  if (kind === "afchunk") return ["holds-files"];
  const isOutside = values.get("TargetMode")?.toLowerCase() === "external" && isRemote(values.get("Target") ?? "");
  if (!isOutside || kind === "hyperlink") return [];
  return [kind === "attachedtemplate" ? "hasProgram" : "leads-out"];
}

/** Whether an address is on another machine. The path of a template on its author's disk is not. */
function isRemote(target: string): boolean {
  const plain = target.trim().replace(/\\/g, "/").toLowerCase();
  if (/^file:\/\/\/+[a-z]:/.test(plain) || /^[a-z]:\//.test(plain)) return false;
  return plain.startsWith("//") || /^[a-z][a-z0-9+.-]+:/.test(plain);
}

/** The instruction of a field while it is read; computed if another field precedes its first word. */
interface Field {
  text: string;
  isComputed: boolean;
}

/**
 * A mark of a field: its beginning, the end of its instruction, or its end (ECMA-376 part 1, 17.16.18). Fields can be
 * nested.
 */
function ofFieldMark(type: string | undefined, fields: Field[]): Found[] {
  if (type === "begin") {
    const outer = fields.at(-1);
    if (outer?.text.trim() === "") outer.isComputed = true;
    fields.push({ text: "", isComputed: false });
    return [];
  }
  if (type !== "separate" && type !== "end") return [];
  const field = type === "end" ? fields.pop() : fields.at(-1);
  const found = field === undefined ? [] : ofField(field);
  // The following text is the result of the field, not its instruction.
  if (type === "separate" && field !== undefined) field.text = "-";
  return found;
}

function ofField({ text, isComputed }: Field): Found[] {
  const word = /^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? "";
  if (word === "DDE" || word === "DDEAUTO") return ["hasProgram"];
  if (["LINK", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "RD"].includes(word)) return ["leads-out"];
  return isComputed ? ["not-examined"] : [];
}
