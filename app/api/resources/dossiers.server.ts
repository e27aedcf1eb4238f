import type { Db } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { formatReceiptCode, receiptAddress } from "#app/dossiers/receipt-code.ts";
import { qrPng, qrSvg } from "#app/dossiers/receipts/receipt-qr.server.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { isUnboundCode, type RowProblem } from "#app/imports/reading/row-problem.ts";
import { problemText } from "#app/imports/runs/problem-text.ts";
import { registerItems, type RegisteredItem } from "#app/imports/runs/register-items.server.ts";
import type { RowCells } from "#app/imports/reading/register-row.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { handle } from "#app/api/answering/handle.server.ts";
import { refusedBecause } from "#app/api/answering/refuse.ts";
import {
  findDossierRoute,
  findReceiptRoute,
  receiptPngRoute,
  receiptSvgRoute,
  saveDossierRoute,
  saveDossiersRoute,
  type SavedDossier,
} from "#app/api/contract/dossiers.ts";
import { cellsOf, pointerOfColumn } from "#app/api/contract/sent-dossier.ts";

/** Dossiers of the office of the key; those of other offices do not exist. */

const outcomes = ["created", "updated", "unchanged", "refused"] as const;

const saveDossiers = handle(saveDossiersRoute, async ({ context, caller, t, body }) => {
  const cells = body.dossiers.map(({ number, ...dossier }) => cellsOf(number, dossier));
  const items = await save(context, caller.officeId, cells, t);
  const counts = outcomes.map((outcome) => [outcome, items.filter((item) => item.outcome === outcome).length] as const);
  return { body: { counts: Object.fromEntries(counts) as Record<(typeof outcomes)[number], number>, items } };
});

const saveDossier = handle(saveDossierRoute, async ({ context, caller, t, path, body }) => {
  const [item] = await save(context, caller.officeId, [cellsOf(path.number, body)], t);
  if (item === undefined) throw new Error("a dossier was neither saved nor refused");
  if (item.outcome === "refused") {
    return refusedBecause("invalid", { places: item.problems.map(({ at, text }) => ({ at, text })) });
  }
  return { status: item.outcome === "created" ? 201 : 200, body: item };
});

async function save(
  context: Context,
  officeId: string,
  cells: readonly RowCells[],
  t: Translate,
): Promise<SavedDossier[]> {
  const items = await registerItems(context, officeId, cells);
  const stored = items.filter(({ outcome }) => outcome !== "refused").map(({ number }) => number);
  const receipts = await findReceipts(context, officeId, stored);
  return items.map((item) => savedOf(item, receipts.get(item.number), t));
}

type Receipt = NonNullable<SavedDossier["receipt"]>;

function savedOf(item: RegisteredItem, receipt: Receipt | undefined, t: Translate): SavedDossier {
  const finding = ({ reason, column, details }: RowProblem) => ({
    at: pointerOfColumn(column),
    reason,
    text: isUnboundCode(reason)
      ? t(`api:codes.${reason}`, { text: "", number: "", found: "", ...details })
      : problemText(t, { line: 0, severity: "remark", column: "", reason, details: JSON.stringify(details) }),
  });
  return {
    number: item.number,
    outcome: item.outcome,
    receipt: item.outcome === "refused" ? null : (receipt ?? null),
    problems: item.problems.map(finding),
    remarks: item.remarks.map(finding),
  };
}

/** The receipts of dossiers by number. */
async function findReceipts(
  { db, settings }: Context,
  officeId: string,
  numbers: readonly string[],
): Promise<Map<string, Receipt>> {
  const rows = await db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where(inList(db, "dossiers.number", numbers))
    .select(["dossiers.number", "receipts.code", "receipts.open_until as openUntil"])
    .execute();
  return new Map(rows.map((row) => [row.number, receiptOf(row, settings.publicUrl)]));
}

function receiptOf({ code, openUntil }: { code: string; openUntil: Day | null }, publicUrl: string): Receipt {
  return { code: formatReceiptCode(code), url: receiptAddress(publicUrl, code), openUntil };
}

async function findReceipt(context: Context, officeId: string, number: string): Promise<Receipt | undefined> {
  const stored = tidyNumber(number);
  return (await findReceipts(context, officeId, [stored])).get(stored);
}

const findDossier = handle(findDossierRoute, async ({ context, caller, path }) => {
  const row = await readDossier(context.db, caller.officeId, tidyNumber(path.number));
  if (row === undefined) return refusedBecause("not-found");
  const { code, openUntil, procedureCode, procedureName, field, ...dossier } = row;
  return {
    body: {
      ...dossier,
      procedure: { code: procedureCode, name: procedureName, field },
      receipt: receiptOf({ code, openUntil }, context.settings.publicUrl),
    },
  };
});

function readDossier(db: Db, officeId: string, number: string) {
  return db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", number)
    .select(["dossiers.number", "dossiers.channel", "dossiers.state", "dossiers.received_at as receivedAt"])
    .select(["dossiers.due_at as dueAt", "dossiers.finished_at as finishedAt", "dossiers.returned_by as returnedBy"])
    .select(["procedures.code as procedureCode", "procedures.name as procedureName", "procedures.field"])
    .select(["counters.name as counter", "units.name as unit", "receipts.code", "receipts.open_until as openUntil"])
    .executeTakeFirst();
}

const receipt = handle(findReceiptRoute, async ({ context, caller, path }) => {
  const found = await findReceipt(context, caller.officeId, path.number);
  return found === undefined ? refusedBecause("not-found") : { body: found };
});

const receiptSvg = handle(receiptSvgRoute, async ({ context, caller, path }) => {
  const found = await findReceipt(context, caller.officeId, path.number);
  return found === undefined ? refusedBecause("not-found") : { body: qrSvg(found.url) };
});

const receiptPng = handle(receiptPngRoute, async ({ context, caller, path }) => {
  const found = await findReceipt(context, caller.officeId, path.number);
  return found === undefined ? refusedBecause("not-found") : { body: await qrPng(found.url) };
});

export const dossierRoutes = [saveDossiers, saveDossier, findDossier, receipt, receiptSvg, receiptPng];
