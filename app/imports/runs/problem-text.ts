import type { Translate } from "#app/i18n/translate.ts";
import { problemDetailsSchema, problemReasonSchema } from "#app/imports/reading/row-problem.ts";
import { sheetOfLine } from "#app/imports/reading/workbook-cell.ts";
import { columnNameSchema } from "#app/imports/reading/register-columns.ts";

/** A problem as it is stored. */
export interface StoredProblem {
  line: number;
  severity: "refused" | "remark" | "kept";
  /** The file's own heading of the column, or empty. */
  column: string;
  reason: string;
  /** JSON object of the message's values. */
  details: string;
}

/** A line as people find it in their file: with the name of its sheet, where there are several. */
export function lineText(t: Translate, line: number, sheets: readonly string[]): string {
  const { sheet, row } = sheetOfLine(line);
  const name = sheets[sheet];
  return name === undefined ? String(line) : t("imports:lineOfSheet", { sheet: name, row: String(row) });
}

/** All values that a message may contain. */
const noValues = { found: "", expected: "", text: "", most: "", received: "", number: "", line: "" };

/** The text of a problem, in the language of `t`. */
export function problemText(t: Translate, problem: StoredProblem, sheets: readonly string[] = []): string {
  const reason = problemReasonSchema.parse(problem.reason);
  const details = problemDetailsSchema.parse(JSON.parse(problem.details));
  const { line } = details;
  const other = line === undefined ? {} : { line: lineText(t, Number(line), sheets) };
  if (reason !== "missingColumn") return t(`imports:problems.${reason}`, { ...noValues, ...details, ...other });
  return t("imports:problems.missingColumn", {
    name: t(`imports:columns.${columnNameSchema.parse(details["column"])}`),
  });
}
