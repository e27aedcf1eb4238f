import { compileOnce } from "#db/fast/compile-once.ts";
import type { Db } from "#db/engine.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";

/** What a person with a receipt may see of the dossier and its office. */
export interface Receipt {
  /** Ten characters as stored, without the hyphen. */
  code: string;
  officeId: string;
  officeName: string;
  /** Address, telephone and mail of the one-stop shop. */
  contactLine: string;
  dossierId: string;
  /** Số hồ sơ. */
  number: string;
  procedureName: string;
  channel: Channel;
  receivedOn: Day;
  /** The promised day; null if there is none. */
  dueOn: Day | null;
  finishedOn: Day | null;
  /** The last day on which the dossier can be rated; null while it has no result. */
  openUntil: Day | null;
  /** When its rating page was opened for the first time. */
  openedAt: Instant | null;
}

/** A receipt with data that only the office may see. */
export interface TappedReceipt {
  receipt: Receipt;
  /** The networks that the office has named as its own, see `trust_rules.own_networks`. */
  ownNetworks: string;
  /** When the code was issued, if it was issued in advance and bound to the dossier later. */
  issuedAt: Instant | undefined;
}

/**
 * Finds the receipt of a code, however it is typed (case, spaces and hyphens do not matter); undefined if there is
 * none.
 */
export async function findReceipt(db: Db, typed: string): Promise<Receipt | undefined> {
  return (await findTappedReceipt(db, typed))?.receipt;
}

/** Finds the receipt of a tap, with the office's networks, by a single statement where the code is a receipt's own. */
export async function findTappedReceipt(db: Db, typed: string): Promise<TappedReceipt | undefined> {
  const read = readReceiptCode(typed);
  if (!read.ok) return undefined;
  const row = await findRow(db, read.code);
  if (row === undefined) return findByIssuedCode(db, read.code);
  const { ownNetworks, ...receipt } = row;
  return { receipt, ownNetworks: ownNetworks ?? "", issuedAt: undefined };
}

async function findRow(db: Db, code: string) {
  return (await db.executeQuery(receiptQuery(db, code))).rows[0];
}

/** Finds the receipt of the dossier to which a code was bound that had been issued in advance. */
async function findByIssuedCode(db: Db, code: string): Promise<TappedReceipt | undefined> {
  const bound = await db
    .selectFrom("issued_codes")
    .innerJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "issued_codes.office_id")
        .onRef("dossiers.number", "=", "issued_codes.number"),
    )
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("issued_codes.code", "=", code)
    .select(["receipts.code", "issued_codes.issued_at as issuedAt"])
    .executeTakeFirst();
  const row = bound === undefined ? undefined : await findRow(db, bound.code);
  if (bound === undefined || row === undefined) return undefined;
  const { ownNetworks, ...receipt } = row;
  return { receipt, ownNetworks: ownNetworks ?? "", issuedAt: bound.issuedAt };
}

/**
 * Compiled once per handle: it runs for every tap and every page of a citizen, and compiling costs more than running.
 */
const receiptQuery = compileOnce((db: Db, code: string) =>
  db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .innerJoin("offices", "offices.id", "receipts.office_id")
    .leftJoin("trust_rules", "trust_rules.office_id", "receipts.office_id")
    .where("receipts.code", "=", code)
    .select([
      "receipts.code",
      "receipts.office_id as officeId",
      "offices.name as officeName",
      "offices.contact_line as contactLine",
      "trust_rules.own_networks as ownNetworks",
      "dossiers.id as dossierId",
      "dossiers.number",
      "procedures.name as procedureName",
      "dossiers.channel",
      "dossiers.received_on as receivedOn",
      "dossiers.due_on as dueOn",
      "dossiers.finished_on as finishedOn",
      "receipts.open_until as openUntil",
      "receipts.opened_at as openedAt",
    ])
    .compile(),
);
