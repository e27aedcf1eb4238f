import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import type { PrintChoice } from "./print-choice.ts";
import { formatReceiptCode, receiptAddress } from "#app/dossiers/receipt-code.ts";
import { qrPicture } from "./receipt-qr.server.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import { wordingOn } from "#app/dossiers/wordings/wording.ts";
import type { PaperHead, PaperReceipt, ReceiptToPrint } from "./paper-receipt.ts";
import { mediumOf, qrSideOn, usualPrintForm, type PrintForm } from "./print-run.ts";

export async function findPaperHead({ db, settings }: Context, officeId: string): Promise<PaperHead> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select(["name", "parent_name as parentName", "contact_line as contactLine", "rating_open_days as ratingOpenDays"])
    .executeTakeFirstOrThrow();
  return { ...office, address: new URL(settings.publicUrl).host, emblem: await findEmblem(db, officeId) };
}

/** Query of what is printed of an office's receipts. */
export function receiptsOf(db: Db, officeId: string) {
  return db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("wording_receipts", "wording_receipts.code", "receipts.code")
    .leftJoin("wording_trials", "wording_trials.id", "wording_receipts.trial_id")
    .where("dossiers.office_id", "=", officeId)
    .select([
      "dossiers.id as dossierId",
      "dossiers.number",
      "procedures.name as procedureName",
      "procedures.field",
      "dossiers.received_at as receivedAt",
      "dossiers.due_at as dueAt",
      "dossiers.finished_on as finishedOn",
      "counters.name as counter",
      "units.name as unit",
      "receipts.code",
      "receipts.printed_at as printedAt",
      "wording_receipts.wording",
      "wording_trials.medium",
      "wording_trials.a_vi as aVi",
      "wording_trials.b_vi as bVi",
      "wording_trials.a_en as aEn",
      "wording_trials.b_en as bEn",
    ]);
}

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof receiptsOf>["executeTakeFirstOrThrow"]>>;

/** What is printed of a receipt on a kind of paper in a language. */
export function onPaper(publicUrl: string, row: ReceiptRow, form: PrintForm): PaperReceipt {
  const { wording, medium, aVi, bVi, aEn, bEn, ...facts } = row;
  const stored = { wording, medium, aVi, bVi, aEn, bEn };
  return {
    ...facts,
    invitation: wordingOn(stored, mediumOf(form), form.language),
    code: formatReceiptCode(row.code),
    qr: qrPicture(receiptAddress(publicUrl, row.code), qrSideOn(form)),
  };
}

/** Finds the receipt of one dossier by its id or number, as it is printed on a kind of paper. */
export async function findPaperReceipt(
  { db, settings }: Context,
  officeId: string,
  dossier: string,
  form: PrintForm = usualPrintForm,
): Promise<PaperReceipt | undefined> {
  const row = await receiptsOf(db, officeId)
    .where((eb) => eb.or([eb("dossiers.id", "=", dossier), eb("dossiers.number", "=", tidyNumber(dossier))]))
    .executeTakeFirst();
  return row === undefined ? undefined : onPaper(settings.publicUrl, row, form);
}

/** Dossiers among which an unprinted receipt is looked for: those of some weeks in a large office. */
const mostLookedThrough = 2000;

/**
 * The last day on which a dossier was received whose receipt is not printed, among the dossiers received last; undefined
 * if all of those are printed.
 */
export async function findLastUnprintedDay(db: Db, officeId: string): Promise<Day | undefined> {
  const last = db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .orderBy("received_on", "desc")
    .limit(mostLookedThrough)
    .select(["id", "received_on as receivedOn"])
    .as("last");
  const found = await db
    .selectFrom(last)
    .innerJoin("receipts", "receipts.dossier_id", "last.id")
    .where("receipts.printed_at", "is", null)
    .orderBy("last.receivedOn", "desc")
    .limit(1)
    .select("last.receivedOn")
    .executeTakeFirst();
  return found?.receivedOn;
}

function receiptsOfChoice(db: Db, officeId: string, choice: PrintChoice) {
  let query = db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", ">=", choice.from)
    .where("dossiers.received_on", "<=", choice.until);
  if (choice.unprinted) query = query.where("receipts.printed_at", "is", null);
  if (choice.number !== "") {
    const pattern = `%${tidyNumber(choice.number).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(sql<boolean>`dossiers.number like ${pattern} escape '\\'`);
  }
  return query;
}

/**
 * Query of the receipts of a choice in the order of the list on the screen, which is also that of the sheets: received
 * first, then by number.
 */
export function chosenReceipts(db: Db, officeId: string, choice: PrintChoice) {
  return receiptsOfChoice(db, officeId, choice).orderBy("dossiers.received_at").orderBy("dossiers.number");
}

const receiptsPreviewed = 50;

/** The receipts of a choice as the page shows them. */
export interface ReceiptsPreview {
  count: number;
  /** The first ones. */
  receipts: ReceiptToPrint[];
  /** Where there are none: the last day with receipts that are not printed, see `findLastUnprintedDay`. */
  lastUnprinted: Day | undefined;
}

/** The first receipts of a choice and their total number; where there are none, where to look instead. */
export async function previewReceipts(db: Db, officeId: string, choice: PrintChoice): Promise<ReceiptsPreview> {
  const { count } = await receiptsOfChoice(db, officeId, choice)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const receipts = await chosenReceipts(db, officeId, choice)
    .select((eb) => [
      "dossiers.id as dossierId",
      "dossiers.number",
      "procedures.name as procedureName",
      "dossiers.received_at as receivedAt",
      "receipts.printed_at as printedAt",
      eb
        .selectFrom("print_run_receipts")
        .innerJoin("print_runs", "print_runs.id", "print_run_receipts.run_id")
        .whereRef("print_run_receipts.code", "=", "receipts.code")
        .where("print_runs.confirmed_at", "is", null)
        .select((run) => run.fn.max("print_runs.made_at").as("made"))
        .as("waitingSince"),
    ])
    .limit(receiptsPreviewed)
    .execute();
  const lastUnprinted = receipts.length === 0 ? await findLastUnprintedDay(db, officeId) : undefined;
  return { count, receipts, lastUnprinted };
}
