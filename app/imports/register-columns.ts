import { z } from "zod";
import { searchText } from "#app/platform/search.ts";

/** The columns of a register that the product reads. All others, the applicant's above all, are passed over. */
const columnNames = [
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
] as const;
export type ColumnName = (typeof columnNames)[number];
export const columnNameSchema = z.enum(columnNames);

/** Without these a row says nothing that could be counted. */
const requiredColumns = ["number", "procedureName", "procedureCode", "receivedAt", "channel"] as const;
export type RequiredColumn = (typeof requiredColumns)[number];

/** How one-stop software heads the columns, folded as `searchText` folds; the first is the usual wording. */
const headings: Record<ColumnName, readonly string[]> = {
  number: ["so ho so", "ma ho so", "ma so ho so", "so bien nhan", "ma bien nhan", "so hs", "ma hs", "ma so bien nhan"],
  procedureName: ["ten thu tuc hanh chinh", "thu tuc hanh chinh", "ten thu tuc", "thu tuc", "ten tthc", "tthc"],
  procedureCode: ["ma tthc", "ma thu tuc hanh chinh", "ma thu tuc", "ma so tthc", "ma so thu tuc", "so tthc"],
  field: ["linh vuc", "ten linh vuc", "linh vuc thu tuc"],
  receivedAt: [
    "ngay tiep nhan",
    "ngay tiep nhan ho so",
    "ngay nhan",
    "ngay nhan ho so",
    "thoi gian tiep nhan",
    "thoi diem tiep nhan",
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
    "ngay co ket qua",
    "ngay hoan thanh",
    "ngay ket thuc",
    "thoi gian tra ket qua",
    "ngay ket thuc xu ly",
  ],
  channel: ["hinh thuc nop", "hinh thuc nop ho so", "hinh thuc tiep nhan", "kenh tiep nhan", "kenh nop", "hinh thuc"],
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
    "don vi",
  ],
  returnedBy: [
    "hinh thuc tra ket qua",
    "hinh thuc tra kq",
    "hinh thuc tra",
    "hinh thuc nhan ket qua",
    "cach thuc tra ket qua",
    "kenh tra ket qua",
  ],
};

const columnByHeading = new Map(
  columnNames.flatMap((name) => headings[name].map((heading) => [heading, name] as const)),
);

/** Where in a row each column stands, and the header as the file writes it. */
export interface RegisterColumns {
  positions: ReadonlyMap<ColumnName, number>;
  header: readonly string[];
}

export type HeaderReading =
  { kind: "header"; columns: RegisterColumns } | { kind: "incomplete"; missing: RequiredColumn[] } | { kind: "other" };

/** Fewer known headings than this and a row is not taken for the header. */
const fewestKnownHeadings = 3;

/** Reads a row as the header: its columns in whatever order, or which required ones it lacks, or that it is none. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const positions = new Map<ColumnName, number>();
  cells.forEach((cell, index) => {
    const name = columnByHeading.get(foldedHeading(cell));
    if (name !== undefined && !positions.has(name)) positions.set(name, index);
  });
  if (positions.size < fewestKnownHeadings) return { kind: "other" };
  const missing = requiredColumns.filter((name) => !positions.has(name));
  if (missing.length > 0) return { kind: "incomplete", missing };
  return { kind: "header", columns: { positions, header: cells.map((cell) => cell.replace(/\s+/g, " ").trim()) } };
}

function foldedHeading(cell: string): string {
  return searchText(cell.replace(/[\ufeff\u200b]/g, "").replace(/\([^)]*\)|[*:."]/g, " "));
}
