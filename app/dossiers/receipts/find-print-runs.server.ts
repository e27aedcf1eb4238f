import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { onPaper, receiptsOf } from "./find-receipts.server.ts";
import { labelSheetNamed } from "./label-sheet.ts";
import type { PaperReceipt } from "./paper-receipt.ts";
import { occasions, papers, usualPrintForm, type PrintRun } from "./print-run.ts";

function runsOf(db: Db, officeId: string) {
  return db.selectFrom("print_runs").where("office_id", "=", officeId).selectAll();
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runsOf>["executeTakeFirstOrThrow"]>>;

function shownRun(row: RunRow): PrintRun {
  return {
    id: row.id,
    paper: papers.find((paper) => paper === row.paper) ?? usualPrintForm.paper,
    occasion: occasions.find((occasion) => occasion === row.occasion) ?? usualPrintForm.occasion,
    labelSheet: labelSheetNamed(row.label_sheet).name,
    firstLabel: row.first_label,
    language: row.language,
    receipts: row.receipts,
    madeAt: row.made_at,
    confirmedAt: row.confirmed_at,
  };
}

/** Finds a set of receipts that was put on sheets; undefined if the office has none with this id. */
export async function findPrintRun(db: Db, officeId: string, id: string): Promise<PrintRun | undefined> {
  const row = await runsOf(db, officeId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : shownRun(row);
}

const runsListed = 10;

/** The latest sets, to be confirmed or printed again: the latest first. */
export async function listPrintRuns(db: Db, officeId: string): Promise<PrintRun[]> {
  const rows = await runsOf(db, officeId).orderBy("made_at", "desc").orderBy("id", "desc").limit(runsListed).execute();
  return rows.map(shownRun);
}

/** The receipts of a set in its order, from a position on. */
export async function listRunReceipts(
  { db, settings }: Context,
  officeId: string,
  run: PrintRun,
  from: number,
): Promise<PaperReceipt[]> {
  const rows = await receiptsOf(db, officeId)
    .innerJoin("print_run_receipts", "print_run_receipts.code", "receipts.code")
    .where("print_run_receipts.run_id", "=", run.id)
    .where("print_run_receipts.position", ">=", from)
    .orderBy("print_run_receipts.position")
    .execute();
  return rows.map((row) => onPaper(settings.publicUrl, row, run));
}
