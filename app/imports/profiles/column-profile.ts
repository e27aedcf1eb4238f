import { z } from "zod";
import type { Translate } from "#app/i18n/translate.ts";
import {
  columnNames,
  foldedHeading,
  headerKey,
  mostToldColumns,
  requiredColumns,
  type ColumnName,
  type ColumnPositions,
  type ColumnProfiles,
} from "#app/imports/reading/register-columns.ts";
import { readMoment } from "#app/imports/reading/register-moment.ts";

/** How the office's registers with these headings are read. */
export interface ColumnProfile {
  /** SHA-256 of what the headings have in common with those of other files, in hex. */
  header: string;
  headings: readonly string[];
  columns: ColumnPositions;
}

/** The profiles as the reader of registers looks them up. */
export function profilesOf(profiles: readonly ColumnProfile[]): ColumnProfiles {
  return new Map(profiles.map(({ headings, columns }) => [headerKey(headings), columns]));
}

/** What the form carries besides the columns: the header it shows, its line, and the stored columns it was filled with. */
export const toldColumnsSchema = z.object({
  header: z.string().default(""),
  line: z.coerce.number().int().optional().catch(undefined),
  before: z.string().default(""),
});

/** Name of the field for a column of the file. */
export function fieldOfColumn(position: number): string {
  return `column-${String(position)}`;
}

/** What a person chose for each column of the file, by its position; undefined where it is not used. */
export type ChosenFields = readonly (ColumnName | undefined)[];

export function chosenFields(form: FormData): ChosenFields {
  return Array.from({ length: mostToldColumns }, (_, position) => {
    const value = form.get(fieldOfColumn(position));
    return columnNames.find((name) => name === value);
  });
}

/** The choice that reads columns at these positions. */
export function fieldsAt(columns: ColumnPositions): ChosenFields {
  const chosen: (ColumnName | undefined)[] = [];
  for (const name of columnNames) {
    const position = columns[name];
    if (position !== undefined) chosen[position] = name;
  }
  return Array.from(chosen);
}

/** Why columns cannot be read as chosen. */
export type ColumnProblem =
  | { kind: "missing" | "twice"; column: ColumnName }
  /** Fewer than three headings, or a row that has a day and so is a dossier: such a header cannot be recognized again. */
  | { kind: "fewHeadings" | "dossierRow" };

const fewestHeadings = 3;

/** The columns as chosen, or what is wrong with the choice. */
export function judgeChoice(
  headings: readonly string[],
  chosen: ChosenFields,
): { ok: true; columns: ColumnPositions } | { ok: false; problems: ColumnProblem[] } {
  const problems: ColumnProblem[] = [];
  if (headings.filter((heading) => foldedHeading(heading) !== "").length < fewestHeadings) {
    problems.push({ kind: "fewHeadings" });
  }
  if (headings.some((heading) => readMoment(heading, "day-first") !== undefined)) problems.push({ kind: "dossierRow" });
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of columnNames) {
    const positions = chosen.flatMap((one, position) => (one === name ? [position] : []));
    const [position] = positions;
    if (positions.length > 1) problems.push({ kind: "twice", column: name });
    if (position !== undefined) columns[name] = position;
  }
  for (const column of requiredColumns) if (columns[column] === undefined) problems.push({ kind: "missing", column });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, columns };
}

const longestQuotedHeading = 60;

/** The columns of a profile in words, as `heading → column`. */
export function columnsText(t: Translate, headings: readonly string[], columns: ColumnPositions): string {
  return columnNames
    .flatMap((name) => {
      const position = columns[name];
      if (position === undefined) return [];
      const heading = (headings[position] ?? "").slice(0, longestQuotedHeading);
      return [`${heading === "" ? String(position + 1) : heading} → ${t(`imports:columns.${name}`)}`];
    })
    .join("; ");
}
