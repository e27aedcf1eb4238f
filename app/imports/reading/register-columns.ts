import { z } from "zod";
import { searchText } from "#app/platform/text/search.ts";
import { tidyCell } from "./tidy-cell.ts";

/** The columns of a register that the product reads. All others are ignored, above all the applicant's. */
export const columnNames = [
  "number",
  "procedureName",
  "procedureCode",
  "field",
  "receivedAt",
  "dueAt",
  "finishedAt",
  "channel",
  "state",
  "counter",
  "unit",
  "returnedBy",
  "receivedTime",
  "dueTime",
  "finishedTime",
  "ratingCode",
] as const;
export type ColumnName = (typeof columnNames)[number];
export const columnNameSchema = z.enum(columnNames);

/** Without these a row contains nothing that could be counted. */
export const requiredColumns = ["number", "procedureName", "procedureCode", "receivedAt", "channel"] as const;
export type RequiredColumn = (typeof requiredColumns)[number];

/**
 * Headings of the columns as one-stop software writes them, folded by `searchText`. The most exact headings come first:
 * of two matching columns, the one whose heading is earlier in the list is read.
 */
const headings: Record<ColumnName, readonly string[]> = {
  number: ["so ho so", "ma ho so", "ma so ho so", "so bien nhan", "ma bien nhan", "so hs", "ma hs", "ma so bien nhan"],
  procedureName: ["ten thu tuc hanh chinh", "thu tuc hanh chinh", "ten thu tuc", "thu tuc", "ten tthc", "tthc"],
  procedureCode: ["ma tthc", "ma thu tuc hanh chinh", "ma thu tuc", "ma so tthc", "ma so thu tuc", "so tthc"],
  field: ["linh vuc", "ten linh vuc", "linh vuc thu tuc", "linh vuc tthc"],
  receivedAt: [
    "ngay tiep nhan",
    "ngay tiep nhan ho so",
    "ngay nhan",
    "ngay nhan ho so",
    "thoi gian tiep nhan",
    "thoi gian tiep nhan ho so",
    "thoi diem tiep nhan",
    "thoi diem tiep nhan ho so",
    "tiep nhan luc",
  ],
  dueAt: [
    "ngay hen tra",
    "ngay hen tra ket qua",
    "ngay hen tra kq",
    "ngay hen",
    "hen tra ket qua",
    "han tra",
    "han tra ket qua",
    "thoi gian hen tra",
    "han giai quyet",
    "han xu ly",
  ],
  finishedAt: [
    "ngay tra ket qua",
    "ngay tra kq",
    "ngay tra",
    "ngay tra thuc te",
    "ngay tra kq thuc te",
    "ngay tra ket qua thuc te",
    "ngay co ket qua",
    "ngay hoan thanh",
    "ngay ket thuc",
    "thoi gian tra ket qua",
    "ngay ket thuc xu ly",
  ],
  channel: [
    "hinh thuc nop",
    "hinh thuc nop ho so",
    "phuong thuc nop",
    "phuong thuc nop ho so",
    "cach thuc nop",
    "cach thuc nop ho so",
    "hinh thuc tiep nhan",
    "hinh thuc tiep nhan ho so",
    "phuong thuc tiep nhan",
    "kenh tiep nhan",
    "kenh nop",
    "hinh thuc",
  ],
  state: ["trang thai", "trang thai ho so", "tinh trang", "tinh trang ho so"],
  counter: ["quay tiep nhan", "quay", "ten quay", "quay so", "quay giao dich"],
  unit: [
    "don vi xu ly",
    "don vi giai quyet",
    "don vi thu ly",
    "don vi chuyen mon",
    "co quan giai quyet",
    "phong ban",
    "phong chuyen mon",
    "phong xu ly",
    "phong ban xu ly",
    "phong ban chuyen mon",
    "phong thu ly",
    "bo phan xu ly",
    "co quan thu ly",
    "don vi xu ly ho so",
    "don vi xu ly chinh",
    "don vi giai quyet ho so",
    "don vi thuc hien",
    "co quan xu ly",
    "co quan thuc hien",
  ],
  returnedBy: [
    "hinh thuc tra ket qua",
    "hinh thuc tra kq",
    "hinh thuc tra",
    "hinh thuc nhan ket qua",
    "cach thuc tra ket qua",
    "kenh tra ket qua",
  ],
  receivedTime: ["gio tiep nhan", "gio nhan", "gio tiep nhan ho so", "gio nhan ho so"],
  dueTime: ["gio hen tra", "gio hen", "gio hen tra ket qua", "gio hen tra kq"],
  finishedTime: ["gio tra ket qua", "gio tra", "gio tra kq", "gio tra thuc te", "gio hoan thanh"],
  ratingCode: [
    "ma danh gia",
    "ma danh gia ho so",
    "ma danh gia hai long",
    "ma phieu danh gia",
    "ma phieu moi danh gia",
    "ma moi danh gia",
    "ma nhan danh gia",
    "ma tem danh gia",
    "ma qr danh gia",
    "ma khao sat hai long",
  ],
};

/**
 * Ambiguous headings: "Đơn vị" may be the applicant's, whose name must never be stored. Such a column is not read but
 * named in the report.
 */
const ambiguous = new Map<string, ColumnName>([
  ["don vi", "unit"],
  ["ten don vi", "unit"],
  ["co quan", "unit"],
  ["co quan don vi", "unit"],
  ["don vi/ca nhan", "unit"],
]);

interface KnownHeading {
  name: ColumnName;
  /** Index in the list of the column's headings; 0 is the most exact. */
  rank: number;
}

const knownHeadings = new Map<string, KnownHeading>(
  columnNames.flatMap((name) => headings[name].map((heading, rank) => [heading, { name, rank }] as const)),
);

/** A column whose heading is known but which is not read. */
export interface PassedOverColumn {
  heading: string;
  name: ColumnName;
  /** The heading that is read instead; undefined if this one is ambiguous. */
  readInstead: string | undefined;
}

/** The position of each column in a row, and the headings as the file writes them. */
export interface RegisterColumns {
  positions: ReadonlyMap<ColumnName, number>;
  header: readonly string[];
  passedOver: readonly PassedOverColumn[];
  /** The folded cells of all rows of the header: a row with no other cells repeats the header. */
  words: ReadonlySet<string>;
  /** Whether a person told which columns are which; the headings decide otherwise. */
  isTold: boolean;
}

/** The positions of columns in a row, from 0; what is missing is not read. */
export type ColumnPositions = Readonly<Partial<Record<ColumnName, number>>>;

/** How registers with certain headings are read, as a person told it; by `headerKey` of the headings. */
export type ColumnProfiles = ReadonlyMap<string, ColumnPositions>;

/** Columns behind these are neither told nor compared; the longest heading that is compared, in characters. */
export const mostToldColumns = 150;
const longestHeading = 200;

/** The headings of a row as they are shown and stored: tidied, cut, without blank ones at the end. */
export function shownHeadings(cells: readonly string[]): string[] {
  const headings = cells
    .slice(0, mostToldColumns)
    .map((cell) => tidyHeading(cell.slice(0, 10 * longestHeading)).slice(0, longestHeading));
  return headings.slice(0, headings.findLastIndex((heading) => heading !== "") + 1);
}

/** What two headers have in common if their headings are the same, in the same order. */
export function headerKey(cells: readonly string[]): string {
  return shownHeadings(cells).map(foldedHeading).join("\n");
}

/** Whether headings are mere letters or numbers of columns (A, B, 1, 2), as also stand below a true header. */
export function areColumnLabels(header: readonly string[]): boolean {
  return header.every((heading) => foldedHeading(heading).length <= 2);
}

export type HeaderReading =
  { kind: "header"; columns: RegisterColumns } | { kind: "incomplete"; missing: RequiredColumn[] } | { kind: "other" };

/** A row with fewer known headings is not a header. */
const fewestKnownHeadings = 3;

/**
 * Reads a row as the header: returns its columns in any order, the required columns it lacks, or that it is no header.
 * What a person told about the same headings goes before what they seem to mean.
 */
export function readHeader(cells: readonly string[], profiles: ColumnProfiles = new Map()): HeaderReading {
  const header = cells.map(tidyHeading);
  const told = profiles.size === 0 ? undefined : profiles.get(headerKey(cells));
  const guess = told ?? guessColumns(header);
  const named = columnNames.filter((name) => guess[name] !== undefined);
  if (named.length < fewestKnownHeadings) return { kind: "other" };
  const missing = requiredColumns.filter((name) => guess[name] === undefined);
  if (missing.length > 0) return { kind: "incomplete", missing };
  const inOrder = named.map((name) => [name, guess[name] ?? 0] as const).sort(([, left], [, right]) => left - right);
  const positions = new Map(inOrder);
  const words = new Set(header.map(foldedHeading).filter((word) => word !== ""));
  const passedOver = told === undefined ? columnsPassedOver(header, positions) : [];
  return { kind: "header", columns: { positions, header, passedOver, words, isTold: told !== undefined } };
}

/** The columns that the headings of a row name, by themselves. */
export function guessColumns(header: readonly string[]): ColumnPositions {
  const best = new Map<ColumnName, { position: number; rank: number }>();
  header.forEach((heading, position) => {
    const known = knownHeadings.get(foldedHeading(heading));
    if (known === undefined) return;
    const other = best.get(known.name);
    if (other === undefined || known.rank < other.rank) best.set(known.name, { position, rank: known.rank });
  });
  return Object.fromEntries([...best].map(([name, { position }]) => [name, position]));
}

function columnsPassedOver(
  header: readonly string[],
  positions: ReadonlyMap<ColumnName, number>,
): readonly PassedOverColumn[] {
  return header.flatMap((heading, position): PassedOverColumn[] => {
    const folded = foldedHeading(heading);
    const name = knownHeadings.get(folded)?.name ?? ambiguous.get(folded);
    if (name === undefined) return [];
    const read = positions.get(name);
    if (read === position) return [];
    return [{ heading, name, readInstead: read === undefined ? undefined : header[read] }];
  });
}

/**
 * Joins a header over two rows: the upper row groups columns ("Ngày" over "Tiếp nhận" and "Hẹn trả"), so each of its
 * cells counts for the empty ones to its right.
 */
export function joinHeaderRows(upper: readonly string[], lower: readonly string[]): string[] {
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, position) => {
    const above = tidyHeading(upper[position] ?? "");
    const below = tidyHeading(lower[position] ?? "");
    if (above !== "") group = above;
    if (below === "") return above;
    const joined = [`${group} ${below}`, `${below} ${group}`].find((words) => isKnownHeading(words));
    return joined ?? (isKnownHeading(below) || !isKnownHeading(above) ? below : above);
  });
}

function isKnownHeading(heading: string): boolean {
  return knownHeadings.has(foldedHeading(heading));
}

function tidyHeading(cell: string): string {
  return tidyCell(cell).replace(/\s+/g, " ");
}

/**
 * The form in which headings are compared: without a leading number, remarks in brackets, asterisks and colons, and
 * with spaces instead of underscores.
 */
export function foldedHeading(cell: string): string {
  const words = searchText(cell.replace(/\([^)]*\)|\[[^\]]*\]|[*:."_]/g, " "));
  return words.replace(/^\d+[.)]?\s+(?=\S)/, "").replace(/\s*([/,-])\s*/g, "$1");
}
