import type { Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { DossiersTable } from "#db/schema/dossiers.ts";
import { yearOf, type Day, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { memoize } from "#app/platform/memoize.ts";
import { newReadableCodes } from "#app/platform/readable-code.server.ts";
import { collectTotals, listRatingSides, type TotalsCollector } from "#app/dossiers/totals/daily-totals.server.ts";
import { untouched } from "#app/dossiers/totals/counted-dossier.ts";
import { receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import {
  changeBetween,
  receiptOpenUntil,
  type RegisterOutcome,
  type Registration,
  type RegisterEntry,
} from "./register-entry.ts";
import { findOrCreateOrganisation, type RegisterOrganisation } from "./register-organisation.server.ts";

export interface RegisterOptions {
  /** `save` (the default) writes changes; `compare` creates new dossiers only and returns which entries differ. */
  changes?: "save" | "compare";
  /** Whether nothing is saved but procedures, units and counters: for a transaction that is rolled back. */
  isTrial?: boolean;
  /**
   * Whether an entry may move a dossier to another year or procedure: `refuse` by default; a person can choose
   * `accept`.
   */
  moves?: "refuse" | "accept";
  /** The import run that brings the entries: the procedures it is the first to name are proposed to a person. */
  runId?: string;
}

/**
 * Registers entries in their order: creates dossiers with their receipts, updates known ones and changes the daily
 * totals. Meant for some thousand entries at a time. If two processes create the same number at once, one fails with a
 * duplicate key (`isDuplicateKey`) and its transaction must be repeated.
 */
export async function registerDossiers(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
  now: Instant,
  options: RegisterOptions = {},
): Promise<Registration> {
  if (entries.length === 0) {
    return { outcomes: [], changes: [], added: [], storedCode: () => undefined, isRetired: () => false };
  }
  const organisation = await findOrCreateOrganisation(tx, { officeId, now, runId: options.runId }, entries);
  const known = await findKnown(tx, officeId, entries);
  const decided = decide(entries, known, {
    changes: options.changes ?? "save",
    rowOf: (entry) => rowFor(entry, officeId, organisation, now),
    isMoved: (before, after) => options.moves !== "accept" && isMoved(before, after, organisation),
    now,
  });
  if (options.isTrial !== true) await save(tx, officeId, decided);
  return {
    outcomes: decided.outcomes,
    changes: decided.updated.map(({ before, after }) => changeBetween(after.id, after.created_at, before, after)),
    added: organisation.added,
    storedCode: organisation.procedures.storedCode,
    isRetired: organisation.procedures.isRetired,
  };
}

async function save(tx: Tx, officeId: string, { created, updated }: Decision): Promise<void> {
  const ratingOpenDays = await findRatingOpenDays(tx, officeId);
  const totals = collectTotals();
  await saveCreated(tx, created, ratingOpenDays, totals);
  await saveUpdated(tx, updated, ratingOpenDays, totals);
  await totals.save(tx);
}

/** Whether the register now describes another dossier under the same number. */
function isMoved(before: DossiersTable, after: DossiersTable, organisation: RegisterOrganisation): boolean {
  return (
    yearOf(before.received_on) !== yearOf(after.received_on) ||
    !organisation.procedures.isSame(before.procedure_id, after.procedure_id)
  );
}

/** A dossier as stored, before and after a change. */
export interface Update {
  before: DossiersTable;
  after: DossiersTable;
}

interface Decision {
  outcomes: RegisterOutcome[];
  created: DossiersTable[];
  updated: Update[];
}

interface DecisionRules {
  changes: "save" | "compare";
  rowOf: (entry: RegisterEntry) => DossiersTable;
  isMoved: (before: DossiersTable, after: DossiersTable) => boolean;
  now: Instant;
}

/** Decides about the entries in order; each is compared with the result of the ones before it. */
function decide(
  entries: readonly RegisterEntry[],
  known: ReadonlyMap<string, DossiersTable>,
  { changes, rowOf, isMoved, now }: DecisionRules,
): Decision {
  const created = new Map<string, DossiersTable>();
  const updated = new Map<string, Update>();
  const outcomes = entries.map((entry): RegisterOutcome => {
    const row = rowOf(entry);
    const current = created.get(row.number) ?? updated.get(row.number)?.after ?? known.get(row.number);
    if (current === undefined) {
      row.id = newId();
      created.set(row.number, row);
      return "created";
    }
    if (saysTheSame(current, row)) return current.created_at === now ? "repeated" : "unchanged";
    if (isMoved(current, row)) return "moved";
    if (changes === "compare") return "differs";
    const after = { ...row, id: current.id, created_at: current.created_at };
    if (created.has(row.number)) created.set(row.number, after);
    else updated.set(row.number, { before: updated.get(row.number)?.before ?? current, after });
    return "updated";
  });
  const really = [...updated.values()].filter(({ before, after }) => !saysTheSame(before, after));
  return { outcomes, created: [...created.values()], updated: really };
}

const importedColumns = [
  "procedure_id",
  "unit_id",
  "counter_id",
  "channel",
  "state",
  "received_at",
  "due_at",
  "finished_at",
  "returned_by",
] as const satisfies readonly (keyof DossiersTable)[];

function saysTheSame(left: DossiersTable, right: DossiersTable): boolean {
  return importedColumns.every((column) => left[column] === right[column]);
}

function rowFor(
  entry: RegisterEntry,
  officeId: string,
  organisation: RegisterOrganisation,
  now: Instant,
): DossiersTable {
  return {
    // Set when the dossier is created; an update uses the id of the existing dossier.
    id: "",
    office_id: officeId,
    number: entry.number,
    procedure_id: organisation.procedures.idOf(entry.procedure.code),
    unit_id: organisation.unitId(entry),
    counter_id: organisation.counterId(entry),
    channel: entry.channel,
    state: entry.state,
    received_at: entry.receivedAt,
    received_on: entry.receivedOn,
    due_at: entry.dueAt,
    due_on: entry.dueOn,
    finished_at: entry.finishedAt,
    finished_on: entry.finishedOn,
    returned_by: entry.returnedBy,
    created_at: now,
    updated_at: now,
  };
}

/** Finds the dossiers of these numbers and locks them until the transaction ends. */
async function findKnown(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
): Promise<Map<string, DossiersTable>> {
  const numbers = [...new Set(entries.map((entry) => entry.number))];
  const query = tx
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where(inList(tx, "number", numbers))
    .orderBy("id")
    .selectAll();
  const rows = await lockForUpdate(tx, query, "dossiers").execute();
  return new Map(rows.map((row) => [row.number, row]));
}

export async function findRatingOpenDays(tx: Tx, officeId: string): Promise<number> {
  const office = await tx
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select("rating_open_days")
    .executeTakeFirstOrThrow();
  return office.rating_open_days;
}

async function saveCreated(
  tx: Tx,
  created: readonly DossiersTable[],
  ratingOpenDays: number,
  totals: TotalsCollector,
): Promise<void> {
  await insertRows(tx, "dossiers", created);
  const codes = newReadableCodes(receiptCodeLength, created.length);
  const openUntil = memoize((finishedOn: Day) => receiptOpenUntil(finishedOn, ratingOpenDays));
  const receipts = created.map((dossier, index) => ({
    code: codes[index] ?? "",
    office_id: dossier.office_id,
    dossier_id: dossier.id,
    issued_at: dossier.created_at,
    printed_at: null,
    first_printed_at: null,
    opened_at: null,
    complained: 0,
    open_until: dossier.finished_on === null ? null : openUntil(dossier.finished_on),
  }));
  await insertRows(tx, "receipts", receipts);
  for (const dossier of created) totals.change(undefined, { dossier, ...untouched, rating: undefined });
}

/** Saves changed dossiers, the last day of their receipts and their totals; they must be locked. */
export async function saveUpdated(
  tx: Tx,
  updated: readonly Update[],
  ratingOpenDays: number,
  totals: TotalsCollector,
): Promise<void> {
  for (const { before, after } of updated) {
    const { id, created_at: _created, ...changed } = after;
    const saved = await tx.updateTable("dossiers").set(changed).where("id", "=", id).executeTakeFirst();
    if (saved.numUpdatedRows !== 1n) throw new Error("a dossier locked by this transaction is gone");
    if (before.finished_on === after.finished_on) continue;
    await tx
      .updateTable("receipts")
      .set({ open_until: receiptOpenUntil(after.finished_on, ratingOpenDays) })
      .where("dossier_id", "=", id)
      .execute();
  }
  await moveCounts(tx, updated, totals);
}

/** Changes the totals from the old to the new state of the dossiers, with their ratings. */
async function moveCounts(tx: Tx, updated: readonly Update[], totals: TotalsCollector): Promise<void> {
  if (updated.length === 0) return;
  const known = await listRatingSides(
    tx,
    updated.map(({ after }) => after.id),
  );
  for (const { before, after } of updated) {
    const side = known.get(after.id) ?? { ...untouched, rating: undefined };
    totals.change({ dossier: before, ...side }, { dossier: after, ...side });
  }
}
