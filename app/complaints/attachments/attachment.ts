/** Most files of one complaint. */
export const mostFiles = 5;
export const megabyte = 1024 * 1024;
/** The largest accepted file, in bytes as sent. */
export const largestFile = 10 * megabyte;

/** The accepted media types, each with the file name extension under which it is stored and downloaded. */
export const mediaTypes = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
} as const;
export type MediaType = keyof typeof mediaTypes;

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(mediaTypes, text);
}

export function isPicture(type: MediaType): boolean {
  return type.startsWith("image/");
}

/** The `accept` attribute of the file field: helps to choose files, checks nothing. */
export const acceptedEndings = ".jpg,.jpeg,.png,.webp,.pdf,.docx";

/** Why a file was refused; names of texts below `documents:files.problems`. */
export type FileProblem =
  | "empty"
  | "tooLarge"
  | "tooMany"
  | "typeUnknown"
  | "typeLies"
  | "broken"
  | "tooBig"
  | "tooManyPixels"
  | "animated"
  | "hasProgram"
  | "busy"
  | "noRoom";

/** Problems of the server, not of the file: the same file may be accepted later. */
export function isServersProblem(problem: FileProblem): boolean {
  return problem === "busy" || problem === "noRoom";
}

/** Remarks shown to staff before they open a file; names of texts below `documents:files.remarks`. */
export const fileRemarks = ["not-examined", "leads-out", "holds-files"] as const;
export type FileRemark = (typeof fileRemarks)[number];

/** What the examination of a document found. */
export type DocumentFinding = { ok: true; remarks: FileRemark[] } | { ok: false; problem: FileProblem };

/** A refused file: its name as shown and why. */
export interface RefusedFile {
  name: string;
  problem: FileProblem;
}

/**
 * The files of a refused form, which a browser cannot be given back: the refused ones, and whether accepted ones must
 * be chosen again.
 */
export interface FilesSentBack {
  refusedFiles: RefusedFile[];
  filesDropped: boolean;
}

/** A file in the folder of attachments that no case has claimed yet, or has just claimed. */
export interface AcceptedFile {
  storedName: string;
  originalName: string;
  mediaType: MediaType;
  bytes: number;
  sha256: string;
  /** SHA-256 of the file as sent, by which a form sent twice is recognized. */
  sentSha256: string;
  remarks: readonly FileRemark[];
}

/** A file of a case as pages list it. */
export interface Attachment {
  id: string;
  name: string;
  mediaType: MediaType;
  bytes: number;
  /** For staff only. */
  remarks: readonly FileRemark[];
}

/** A file of a case, and whether it is on the disk: a failing disk or a restore can lose it. */
export type ListedFile = Attachment & { isMissing: boolean };

/** Reads the remarks of a stored file; those that this version does not know are ignored. */
export function readRemarks(stored: string): FileRemark[] {
  return fileRemarks.filter((remark) => stored.split(" ").includes(remark));
}

const longestName = 100;
// Control characters, and characters that change the direction of writing and so hide the real extension of a name.
const unreadable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The name of a sent file for storage and display: the last part of a path, printable characters, at most 100 of them.
 */
export function nameForDisplay(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(unreadable, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim();
  if (/^\.*$/.test(clean)) return "tep";
  const characters = Array.from(clean);
  if (characters.length <= longestName) return clean;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? "";
  return characters.slice(0, longestName - ending.length - 1).join("") + "…" + ending;
}

/**
 * Whether the extension of a name contradicts the content. A picture with the extension of another kind of picture is
 * accepted, because phones and messengers name them so and every picture is encoded again. Without an extension nothing
 * is contradicted.
 */
export function liesAboutType(name: string, type: MediaType): boolean {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return false;
  const pictureEndings = ["jpg", "jpeg", "jpe", "jfif", "png", "webp"];
  return isPicture(type) ? !pictureEndings.includes(ending) : ending !== mediaTypes[type];
}

/** The name of a file for download: the shown one with the extension of its real type. */
export function nameForDownload(name: string, type: MediaType): string {
  const ending = mediaTypes[type];
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, "");
  return `${stem}.${ending}`;
}

/**
 * A Content-Disposition header that saves instead of showing: a plain name for old programs, and the real one (RFC
 * 6266, RFC 8187).
 */
export function savedAs(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[đĐ]/g, "d")
    .replace(/[^\w.\- ]/g, "")
    .replace(/ +/g, "-");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
