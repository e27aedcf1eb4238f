import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { isDay, type Day } from "#app/platform/day.ts";
import { dossierStates } from "#app/dossiers/dossier.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import type { DossierFilter, ListedDossier } from "./listed-dossier.ts";

export interface DossierPage {
  dossiers: ListedDossier[];
  /** The cursor of the next page; undefined on the last page. */
  next: string | undefined;
}

const dossiersOnPage = 50;

/** Reads the filter from the query of an address; values that it does not know are ignored. */
export function readDossierFilter(query: URLSearchParams): DossierFilter {
  const state = dossierStates.find((one) => one === query.get("state"));
  return {
    search: (query.get("q") ?? "").trim().slice(0, 60),
    procedureId: query.get("procedure") ?? "",
    state: state ?? "",
  };
}

/** Lists the office's dossiers, the latest received first, fifty a page. `after` is the `next` of the page before. */
export async function listDossiers(
  db: Db,
  officeId: string,
  filter: DossierFilter,
  after: string | null,
): Promise<DossierPage> {
  let query = db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .select([
      "dossiers.id",
      "dossiers.number",
      "procedures.name as procedureName",
      "dossiers.channel",
      "dossiers.state",
      "dossiers.received_on as receivedOn",
      "dossiers.received_at as receivedAt",
      "dossiers.due_on as dueOn",
      "dossiers.finished_on as finishedOn",
      "ratings.id as ratingId",
      "ratings.set_aside_at as setAsideAt",
    ]);
  if (filter.procedureId !== "") query = query.where("dossiers.procedure_id", "=", filter.procedureId);
  if (filter.state !== "") query = query.where("dossiers.state", "=", filter.state);
  if (filter.search !== "") query = query.where(await matching(db, officeId, filter.search));
  const cursor = readCursor(after);
  if (cursor !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("dossiers.received_on", "<", cursor.receivedOn),
        eb.and([eb("dossiers.received_on", "=", cursor.receivedOn), eb("dossiers.id", "<", cursor.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("dossiers.received_on", "desc")
    .orderBy("dossiers.id", "desc")
    .limit(dossiersOnPage + 1)
    .execute();
  const dossiers = rows
    .slice(0, dossiersOnPage)
    .map(({ ratingId, setAsideAt, ...dossier }) => ({ ...dossier, isRated: ratingId !== null && setAsideAt === null }));
  const last = dossiers.at(-1);
  const hasMore = rows.length > dossiersOnPage && last !== undefined;
  return { dossiers, next: hasMore ? `${last.receivedOn}.${last.id}` : undefined };
}

/**
 * Finds the ids of dossiers by a receipt code, by the beginning of a number (in the index) or by another part of it (a
 * scan).
 */
async function matching(db: Db, officeId: string, search: string) {
  const read = readReceiptCode(search);
  const receipt = read.ok
    ? await db
        .selectFrom("receipts")
        .where("code", "=", read.code)
        .where("office_id", "=", officeId)
        .select("dossier_id")
        .executeTakeFirst()
    : undefined;
  if (receipt !== undefined) return sql<boolean>`dossiers.id = ${receipt.dossier_id}`;
  const number = tidyNumber(search);
  if (/^([A-Z]\d{2}|\d{3}\.)/.test(number)) {
    return sql<boolean>`dossiers.number >= ${number} and dossiers.number < ${`${number}\u{10ffff}`}`;
  }
  const pattern = `%${number.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<boolean>`dossiers.number like ${pattern} escape '\\'`;
}

/**
 * Reads the cursor `{receivedOn}.{id}` of the last dossier shown; undefined, for the first page, if the text is
 * anything else.
 */
function readCursor(text: string | null): { receivedOn: Day; id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\.([\da-f-]{36})$/.exec(text ?? "");
  const [, receivedOn = "", id = ""] = match ?? [];
  return isDay(receivedOn) ? { receivedOn, id } : undefined;
}

/** The procedures under which dossiers of an office count, retired ones included, for a selection; ordered by name. */
export async function listProcedures(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .select(["id", "name"])
    .orderBy("name")
    .execute();
}
