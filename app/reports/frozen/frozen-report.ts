import { z } from "zod";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { daySchema } from "#app/platform/day.ts";

/** The formulas of docs/figures.md as they are now. Increase it when a formula changes what it counts. */
export const formulasVersion = 1;

const cell = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.object({ withheld: z.literal(true) }),
  z.object({ value: z.number(), marks: z.array(z.number()) }),
]);
const row = z.object({ id: z.string(), cells: z.array(cell) });
const kinds = ["text", "count", "share", "points", "decimal", "score", "day"] as const;

const table = z.object({
  name: z.string(),
  title: z.string(),
  subtitle: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string(), kind: z.enum(kinds) })),
  rows: z.array(row),
  total: row.optional(),
  notes: z.array(z.string()),
});

/** Which settings made the figures. */
const versions = z.object({
  formulas: z.number(),
  /** The years of the working calendar that were confirmed. */
  confirmedYears: z.array(z.number()),
  /** Digest of the days of the calendar that differ from the normal week. */
  calendar: z.string(),
  /** The targets that were valid on the cut-off day, as text with their documents. */
  targets: z.array(z.object({ figure: z.string(), target: z.string(), source: z.string() })),
  /** The versions of the questionnaire that were asked in the period. */
  questionnaires: z.array(z.number()),
  minimumAnswers: z.number(),
});

const frozenReport = z.object({
  format: z.literal(1),
  from: daySchema,
  cutOff: daySchema,
  office: z.object({
    name: z.string(),
    parentName: z.string(),
    place: z.string(),
    documentSymbol: z.string(),
    signer: z.array(z.string()),
    archiveLine: z.string(),
  }),
  versions,
  /** In the order of printing: the main figures first, then the annexes. */
  tables: z.array(table),
});

/** Everything of a report that never changes: figures, the settings that made them, and the head of the document. */
export type FrozenReport = z.infer<typeof frozenReport>;

/** The text under which a report is stored; its bytes are what the digest is of. */
export function frozenText(report: FrozenReport): string {
  return JSON.stringify(frozenReport.parse(report));
}

/** Reads a stored report. Throws if it is none. */
export function readFrozen(text: string): FrozenReport {
  return frozenReport.parse(JSON.parse(text));
}

/** A table as it is frozen: without links, which lead to figures of today. */
export function withoutLinks({ rows, total, ...rest }: FigureTable): FrozenReport["tables"][number] {
  const plain = ({ id, cells }: FigureTable["rows"][number]) => ({
    id,
    cells: cells.map((one) => (one !== null && typeof one === "object" ? copyOf(one) : one)),
  });
  return {
    ...rest,
    columns: [...rest.columns],
    notes: [...rest.notes],
    rows: rows.map(plain),
    ...(total === undefined ? {} : { total: plain(total) }),
  };
}

function copyOf(one: { withheld: true } | { value: number; marks: readonly number[] }) {
  return "marks" in one ? { value: one.value, marks: [...one.marks] } : one;
}

/** A figure of the main table that another revision has otherwise. */
export interface ChangedFigure {
  figure: string;
  before: FrozenReport["tables"][number]["rows"][number]["cells"][number];
  after: FrozenReport["tables"][number]["rows"][number]["cells"][number];
}

/** The figures whose value a later revision changed, in the order of the table. */
export function changedFigures(before: FrozenReport, after: FrozenReport): ChangedFigure[] {
  const valuesOf = ({ tables }: FrozenReport) => tables.find(({ name }) => name === "figures")?.rows ?? [];
  const old = new Map(valuesOf(before).map(({ id, cells }) => [id, cells[1] ?? null]));
  return valuesOf(after).flatMap(({ id, cells }) => {
    const [was, is] = [old.get(id) ?? null, cells[1] ?? null];
    const [figure] = cells;
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ figure: typeof figure === "string" ? figure : id, before: was, after: is }];
  });
}
