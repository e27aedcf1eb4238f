import { inList } from "#db/fast/in-list.ts";
import { inTransaction, type Tx } from "#db/engine.ts";
import { lockDossiers } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { assignWordings, countPrinted } from "#app/dossiers/wordings/assign-wordings.server.ts";
import { findPrintRun } from "./find-print-runs.server.ts";
import { chosenReceipts } from "./find-receipts.server.ts";
import { mostReceiptsPrinted, type PrintChoice } from "./print-choice.ts";
import { mediumOf, usualPrintForm, type PrintForm } from "./print-run.ts";

/** Who prints. */
interface Printer {
  officeId: string;
  staffId: string;
}

/** How long a set can be printed again and confirmed, in milliseconds: 30 days. */
const keptMilliseconds = 30 * 86_400_000;

export type RunOutcome = { outcome: "made"; runId: string; receipts: number } | { outcome: "none" };

/**
 * Puts the receipts of a choice on sheets together, in the order of the list on the screen and at most
 * `mostReceiptsPrinted`. None of them counts as printed before a person confirms it.
 */
export async function makePrintRun(
  context: Context,
  { officeId, staffId }: Printer,
  choice: PrintChoice,
  form: PrintForm,
): Promise<RunOutcome> {
  const id = newId();
  const madeAt = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const chosen = await chosenReceipts(tx, officeId, choice)
      .select("receipts.code")
      .limit(mostReceiptsPrinted)
      .execute();
    if (chosen.length === 0) return { outcome: "none" };
    await forgetOldRuns(tx, officeId, madeAt);
    await tx
      .insertInto("print_runs")
      .values({
        id,
        office_id: officeId,
        paper: form.paper,
        occasion: form.occasion,
        label_sheet: form.paper === "labels" ? form.labelSheet : null,
        first_label: form.paper === "labels" ? form.firstLabel : 1,
        language: form.language,
        receipts: chosen.length,
        made_at: madeAt,
        made_by: staffId,
      })
      .execute();
    const rows = chosen.map(({ code }, index) => ({ run_id: id, position: index + 1, code }));
    await tx.insertInto("print_run_receipts").values(rows).execute();
    const sheets = { officeId, runId: id, madeAt, medium: mediumOf(form), language: form.language };
    await assignWordings(
      tx,
      sheets,
      chosen.map(({ code }) => code),
    );
    return { outcome: "made", runId: id, receipts: chosen.length };
  });
}

/** Their receipts keep the marks; only the sets are forgotten, so that the table stays small without a job. */
async function forgetOldRuns(tx: Tx, officeId: string, now: Instant): Promise<void> {
  const before = instantFromDate(new Date(Date.parse(now) - keptMilliseconds));
  await tx.deleteFrom("print_runs").where("office_id", "=", officeId).where("made_at", "<", before).execute();
}

/** `already`: a person confirmed it before. `unknown`: the office has no such set, or no more. */
export type ConfirmOutcome = "confirmed" | "already" | "unknown";

/**
 * A person confirms that a set was printed: its receipts are marked. As first printed counts the moment when their
 * first sheets were made, confirmed or not: a citizen may have got one of them and rated before the confirmation.
 */
export async function confirmPrinted(
  context: Context,
  { officeId, staffId }: Printer,
  runId: string,
): Promise<ConfirmOutcome> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const run = await findPrintRun(tx, officeId, runId);
    if (run === undefined) return "unknown";
    const receipts = await receiptsOfRun(tx, runId);
    const dossierIds = receipts.map((receipt) => receipt.dossierId);
    await markPrinted(tx, officeId, dossierIds, now);
    const codes = receipts.map(({ code }) => code);
    await countPrinted(tx, codes, { medium: mediumOf(run), printedAt: now });
    const confirmed = await tx
      .updateTable("print_runs")
      .set({ confirmed_at: now, confirmed_by: staffId })
      .where("id", "=", runId)
      .where("confirmed_at", "is", null)
      .executeTakeFirst();
    return confirmed.numUpdatedRows === 1n ? "confirmed" : "already";
  });
}

function receiptsOfRun(tx: Tx, runId: string): Promise<{ code: string; dossierId: string }[]> {
  return tx
    .selectFrom("print_run_receipts")
    .innerJoin("receipts", "receipts.code", "print_run_receipts.code")
    .where("print_run_receipts.run_id", "=", runId)
    .select(["receipts.code", "receipts.dossier_id as dossierId"])
    .execute();
}

async function markPrinted(tx: Tx, officeId: string, dossierIds: readonly string[], at: Instant): Promise<void> {
  await lockDossiers(
    tx,
    dossierIds.map((dossierId) => ({ officeId, dossierId })),
  );
  await tx
    .updateTable("receipts")
    .set({
      printed_at: at,
      first_printed_at: (eb) =>
        eb.fn.coalesce(
          "receipts.first_printed_at",
          eb
            .selectFrom("print_run_receipts")
            .innerJoin("print_runs", "print_runs.id", "print_run_receipts.run_id")
            .whereRef("print_run_receipts.code", "=", "receipts.code")
            .select((sub) => sub.fn.min<Instant>("print_runs.made_at").as("first")),
          eb.val(at),
        ),
    })
    .where("office_id", "=", officeId)
    .where(inList(tx, "dossier_id", dossierIds))
    .execute();
}

/**
 * Puts one dossier's slip on a sheet of its own that a person has just printed, and marks it. `madeAt` is when the page
 * with the sheet was shown; a moment that cannot be is replaced by now. False if the office has no such dossier.
 */
export async function notePrinted(
  context: Context,
  officeId: string,
  dossierId: string,
  { madeAt, form }: { madeAt?: Instant | undefined; form: PrintForm } = { form: usualPrintForm },
): Promise<boolean> {
  const now = context.clock.now();
  const since = instantFromDate(new Date(Date.parse(now) - longestShownMilliseconds));
  const first = madeAt === undefined || madeAt > now || madeAt < since ? now : madeAt;
  return inTransaction(context.db, async (tx) => {
    const noted = await tx
      .updateTable("receipts")
      .set({ printed_at: now, first_printed_at: (eb) => eb.fn.coalesce("receipts.first_printed_at", eb.val(first)) })
      .where("office_id", "=", officeId)
      .where("dossier_id", "=", dossierId)
      .returning("code")
      .executeTakeFirst();
    if (noted === undefined) return false;
    await countPrinted(tx, [noted.code], { medium: mediumOf(form), printedAt: now });
    return true;
  });
}

/** The longest time between showing the sheet of one dossier and confirming that it was printed: 12 hours. */
const longestShownMilliseconds = 12 * 3_600_000;
