import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";
import type { DocumentFinding, FileRemark } from "./attachment.ts";

/**
 * Judges a PDF by its objects as a reader sees them (ISO 32000-1): names are decoded (`/J#53` is `/JS`) and the objects
 * inside compressed object streams are read. The bytes of other streams, such as scanned pages, are not searched.
 *
 * Refused: what runs (JavaScript, Launch, ImportData) and what carries another file (attachments, rich media). Taken with
 * a remark for staff: actions that lead out of the file (SubmitForm, GoToR, GoToE), and everything that cannot be read,
 * such as encrypted files.
 */
export async function examinePdf(file: Uint8Array): Promise<DocumentFinding> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(file, {
      ignoreEncryption: true,
      updateMetadata: false,
      throwOnInvalidObject: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
  } catch {
    return { ok: true, remarks: ["not-examined"] };
  }
  const remarks = new Set<FileRemark>();
  if (document.isEncrypted) remarks.add("not-examined");
  for (const dictionary of dictionariesOf(document, remarks)) {
    if (isProgram(dictionary) || carriesFile(dictionary)) return { ok: false, problem: "hasProgram" };
    if (leadsOut(dictionary)) remarks.add("leads-out");
    // An XML form (XFA) can contain its own scripts, which are not read here.
    if (dictionary.has(PDFName.of("XFA"))) remarks.add("not-examined");
  }
  return { ok: true, remarks: [...remarks] };
}

/** Yields every dictionary of the file, however deeply nested. */
function* dictionariesOf(document: PDFDocument, remarks: Set<FileRemark>): Generator<PDFDict> {
  const { context } = document;
  const waiting: (PDFObject | undefined)[] = context.enumerateIndirectObjects().map(([, object]) => object);
  waiting.push(context.trailerInfo.Root, context.trailerInfo.Info);
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object instanceof PDFInvalidObject) remarks.add("not-examined");
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) {
      yield object;
      waiting.push(...object.values());
    }
  }
}

const runningActions = new Set(["JavaScript", "Launch", "ImportData"]);
const leadingActions = new Set(["SubmitForm", "GoToR", "GoToE"]);
const carryingKinds = new Set(["EmbeddedFile", "RichMedia", "FileAttachment"]);

function nameAt(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function isProgram(dictionary: PDFDict): boolean {
  if (runningActions.has(nameAt(dictionary, "S") ?? "")) return true;
  // The tree of scripts of the document (12.6.4.16), and a script without the name of its action.
  const tree = dictionary.get(PDFName.of("JavaScript"));
  if (tree instanceof PDFDict || tree instanceof PDFRef) return true;
  const script = dictionary.lookup(PDFName.of("JS"));
  return script instanceof PDFString || script instanceof PDFHexString || isScriptStream(script);
}

/** A stream under the key JS that is not a picture or form of a page, which may have any key. */
function isScriptStream(script: PDFObject | undefined): boolean {
  return script instanceof PDFStream && !script.dict.has(PDFName.of("Subtype"));
}

function carriesFile(dictionary: PDFDict): boolean {
  const kinds = [nameAt(dictionary, "Type"), nameAt(dictionary, "Subtype")];
  return kinds.some((kind) => carryingKinds.has(kind ?? "")) || dictionary.lookup(PDFName.of("EF")) instanceof PDFDict;
}

function leadsOut(dictionary: PDFDict): boolean {
  return leadingActions.has(nameAt(dictionary, "S") ?? "");
}
