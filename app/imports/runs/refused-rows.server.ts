import type { Db } from "#db/engine.ts";
import { z } from "zod";
import type { Translate } from "#app/i18n/translate.ts";
import { columnNames, columnNameSchema } from "#app/imports/reading/register-columns.ts";
import { byteOrderMark, csvRecord } from "#app/platform/text/csv.ts";
import { sheetsSchema } from "./import-run.ts";
import { lineText, problemText, type StoredProblem } from "./problem-text.ts";

const cellsSchema = z.partialRecord(columnNameSchema, z.string());

/**
 * The refused rows of a run as a register of their own: the columns that are read, with the line of the file and the
 * reasons behind them. Mended, it can be imported as it is; the two last columns are ignored then. Undefined where the
 * office has no such run or no row of it can be mended.
 */
export async function refusedRowsCsv(
  db: Db,
  officeId: string,
  runId: string,
  t: Translate,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom("refused_rows")
    .innerJoin("import_runs", "import_runs.id", "refused_rows.run_id")
    .where("import_runs.office_id", "=", officeId)
    .where("refused_rows.run_id", "=", runId)
    .orderBy("refused_rows.line")
    .select(["refused_rows.line", "refused_rows.cells", "import_runs.sheets"])
    .execute();
  if (rows.length === 0) return undefined;
  const sheets = sheetsSchema.parse(JSON.parse(rows[0]?.sheets ?? "[]"));
  const reasons = await reasonsByLine(db, runId, (problem) => problemText(t, problem, sheets));
  const read = rows.map(({ line, cells }) => ({ line, cells: cellsSchema.parse(JSON.parse(cells)) }));
  const columns = columnNames.filter((name) => read.some(({ cells }) => cells[name] !== undefined));
  const heads = [...columns.map((name) => t(`imports:columns.${name}`)), t("imports:line"), t("imports:reason")];
  const records = read.map(({ line, cells }) =>
    csvRecord([
      ...columns.map((name) => cells[name] ?? ""),
      lineText(t, line, sheets),
      (reasons.get(line) ?? []).join(" "),
    ]),
  );
  return `${byteOrderMark}${csvRecord(heads)}${records.join("")}`;
}

async function reasonsByLine(
  db: Db,
  runId: string,
  textOf: (problem: StoredProblem) => string,
): Promise<Map<number, string[]>> {
  const problems = await db
    .selectFrom("import_problems")
    .where("run_id", "=", runId)
    .where("severity", "=", "refused")
    .orderBy("line")
    .selectAll()
    .execute();
  const reasons = new Map<number, string[]>();
  for (const problem of problems) {
    const known = reasons.get(problem.line);
    if (known === undefined) reasons.set(problem.line, [textOf(problem)]);
    else known.push(textOf(problem));
  }
  return reasons;
}

/** Whether rows of the run can be had as a file to mend. */
export async function hasRefusedRows(db: Db, runId: string): Promise<boolean> {
  const row = db.selectFrom("refused_rows").where("run_id", "=", runId).select("line").limit(1);
  return (await row.executeTakeFirst()) !== undefined;
}
