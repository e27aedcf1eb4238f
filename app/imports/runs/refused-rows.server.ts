import type { Db } from "#db/engine.ts";
import { z } from "zod";
import type { Translate } from "#app/i18n/translate.ts";
import { columnNames, columnNameSchema } from "#app/imports/reading/register-columns.ts";
import { byteOrderMark, csvRecord } from "#app/platform/text/csv.ts";
import { problemText } from "./problem-text.ts";

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
    .select(["refused_rows.line", "refused_rows.cells"])
    .execute();
  if (rows.length === 0) return undefined;
  const reasons = await reasonsByLine(db, runId, t);
  const read = rows.map(({ line, cells }) => ({ line, cells: cellsSchema.parse(JSON.parse(cells)) }));
  const columns = columnNames.filter((name) => read.some(({ cells }) => cells[name] !== undefined));
  const heads = [...columns.map((name) => t(`imports:columns.${name}`)), t("imports:line"), t("imports:reason")];
  const records = read.map(({ line, cells }) =>
    csvRecord([...columns.map((name) => cells[name] ?? ""), line, (reasons.get(line) ?? []).join(" ")]),
  );
  return `${byteOrderMark}${csvRecord(heads)}${records.join("")}`;
}

async function reasonsByLine(db: Db, runId: string, t: Translate): Promise<Map<number, string[]>> {
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
    if (known === undefined) reasons.set(problem.line, [problemText(t, problem)]);
    else known.push(problemText(t, problem));
  }
  return reasons;
}

/** Whether rows of the run can be had as a file to mend. */
export async function hasRefusedRows(db: Db, runId: string): Promise<boolean> {
  const row = db.selectFrom("refused_rows").where("run_id", "=", runId).select("line").limit(1);
  return (await row.executeTakeFirst()) !== undefined;
}
