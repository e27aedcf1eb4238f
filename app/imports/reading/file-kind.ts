import { textTrouble } from "./text-trouble.ts";
import type { FileRefusal } from "./row-problem.ts";

/** First bytes, in hex, of files that are no tables although offices save them as such. */
const magic: readonly [start: string, kind: FileRefusal][] = [
  ["d0cf11e0", "excel"],
  // Workbooks of Excel 2 to 4, and of 5 without the container of the later ones.
  ["0900", "excel"],
  ["0902", "excel"],
  ["0904", "excel"],
  ["0908", "excel"],
  ["25504446", "pdf"],
  ["7b5c727466", "word"],
  ["1f8b", "archive"],
  ["377abcaf", "archive"],
  ["52617221", "archive"],
  ["89504e47", "notText"],
  ["ffd8ff", "notText"],
  ["47494638", "notText"],
  ["fffe0000", "notText"],
  ["0000feff", "notText"],
];

/** The kind of a file by its first bytes; undefined for what may be text. */
export function kindOfBytes(head: Uint8Array): FileRefusal | undefined {
  const hex = Buffer.from(head.subarray(0, 8)).toString("hex");
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return kindOfArchive(head);
  return magic.find(([start]) => hex.startsWith(start))?.[1];
}

/** The position of the list of names in a compound file (MS-CFB 2.2); undefined for other files. */
export function directoryOfCompound(head: Buffer): number | undefined {
  if (head.length < 52 || head.subarray(0, 4).toString("hex") !== "d0cf11e0") return undefined;
  const sizeOfSector = 2 ** Math.min(16, head.readUInt16LE(30));
  return (head.readUInt32LE(48) + 1) * sizeOfSector;
}

/** Files of Excel and LibreOffice are zip archives, distinguished by the names of their entries. */
function kindOfArchive(head: Uint8Array): FileRefusal {
  const text = Buffer.from(head).toString("latin1");
  if (text.includes("opendocument")) return text.includes("spreadsheet") ? "openDocument" : "word";
  if (text.includes("word/")) return "word";
  // Workbooks begin with a list of contents; the kind is named further on.
  return text.length < 200 || /xl\/|\[Content_Types\]|_rels\/|docProps\//.test(text) ? "excel" : "archive";
}

/** The kind of a text without a readable header, by its first lines; undefined for a table of something else. */
export function kindOfText(lines: readonly string[]): FileRefusal | undefined {
  const text = lines.join("\n").replaceAll("\ufeff", "").trimStart();
  if (text.startsWith("{\\rtf")) return "word";
  if (text.startsWith("%PDF-")) return "pdf";
  // A workbook in XML has a <Table>, too.
  if (/^<\?xml|<(\w+:)?Workbook[\s>]/.test(text) && !/<html[\s>]/i.test(text)) return "xmlTable";
  if (/^MIME-Version:/i.test(text) || /<(html|table|tr|td|body)[\s>]/i.test(text)) return "htmlTable";
  if (/^<!?[a-z-]/i.test(text)) return "htmlTable";
  const troubles = lines.map(textTrouble).filter((trouble) => trouble !== undefined);
  for (const trouble of ["brokenText", "doubleEncoded", "legacyFont"] as const) {
    if (troubles.includes(trouble)) return refusalOfTrouble[trouble];
  }
  return undefined;
}

export const refusalOfTrouble = {
  brokenText: "brokenEncoding",
  doubleEncoded: "doubleEncoded",
  legacyFont: "legacyFont",
} as const;
