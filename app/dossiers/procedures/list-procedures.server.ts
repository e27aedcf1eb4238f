import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { searchText } from "#app/platform/text/search.ts";
import { closestProcedure, procedureStates, stateOf, type ListedProcedure, type ShownProcedure } from "./procedure.ts";

/** More procedures than a province offers in all; what a damaged register brings beyond is not shown. */
const mostProcedures = 20_000;
const onPage = 50;
/** For how many proposed procedures of a page a known one is looked for. */
const mostCompared = 2000;

const byName = new Intl.Collator("vi", { numeric: true });

export interface ProcedurePage {
  procedures: ListedProcedure[];
  /** How many procedures fit the search, and how many of the office are proposed. */
  found: number;
  proposed: number;
  page: number;
  pages: number;
}

/**
 * A page of the office's procedures: proposed ones first, then those in use, retired and merged ones, each by name. The
 * search compares codes and names without diacritics.
 */
export async function listProcedurePage(
  db: Db,
  officeId: string,
  { search, page }: { search: string; page: number },
): Promise<ProcedurePage> {
  const all = await listShown(db, officeId);
  const wanted = searchText(search);
  const found = all.filter(({ code, name }) => wanted === "" || searchText(`${code} ${name}`).includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / onPage));
  const shownPage = Math.min(Math.max(1, page), pages);
  const known = all.filter(({ state }) => state === "used").slice(0, mostCompared);
  const procedures = found.slice((shownPage - 1) * onPage, shownPage * onPage).map((procedure) => {
    const closest = procedure.state === "proposed" ? closestProcedure(procedure, known) : undefined;
    return {
      ...procedure,
      closest: closest === undefined ? null : { id: closest.id, code: closest.code, name: closest.name },
    };
  });
  const proposed = all.filter(({ state }) => state === "proposed").length;
  return { procedures, found: found.length, proposed, page: shownPage, pages };
}

/** What the page of a procedure shows. */
export interface FoundProcedure {
  procedure: ShownProcedure;
  /** The one it counts under, once it is merged; `isMoving` while some of its dossiers are not moved yet. */
  into: ShownProcedure | undefined;
  isMoving: boolean;
  merged: ShownProcedure[];
  /** The ones it can be merged into, by name. */
  targets: { id: string; code: string; name: string }[];
  /** The fields of the office. */
  fields: string[];
}

/** A procedure of the office; undefined if the office has none of this id. */
export async function findProcedure(db: Db, officeId: string, id: string): Promise<FoundProcedure | undefined> {
  const all = await listShown(db, officeId);
  const procedure = all.find((one) => one.id === id);
  if (procedure === undefined) return undefined;
  const targets = all.filter((one) => one.id !== id && one.state !== "merged");
  return {
    procedure,
    into: all.find((one) => one.id === procedure.mergedInto),
    isMoving: procedure.state === "merged" && procedure.dossiers > 0,
    merged: all.filter(({ mergedInto }) => mergedInto === id),
    targets: targets.map((one) => ({ id: one.id, code: one.code, name: one.name })),
    fields: [...new Set(all.map(({ field }) => field))].filter((field) => field !== "").sort(byName.compare),
  };
}

/** The fields of the office by name, each with its number of procedures. */
export async function listFields(db: Db, officeId: string): Promise<{ name: string; procedures: number }[]> {
  const rows = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .where("field", "!=", "")
    .groupBy("field")
    .select((eb) => ["field as name", eb.fn.countAll<number>().as("procedures")])
    .execute();
  return rows.sort((one, other) => byName.compare(one.name, other.name));
}

/** How many procedures a run was the first to name, and how many of them nobody has accepted yet. */
export async function countProposedBy(
  db: Db,
  officeId: string,
  runId: string,
): Promise<{ brought: number; waiting: number }> {
  const { brought, waiting } = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("first_run", "=", runId)
    .select((eb) => [
      eb.fn.countAll<number>().as("brought"),
      sql<number>`count(case when proposed_at is not null then 1 end)`.as("waiting"),
    ])
    .executeTakeFirstOrThrow();
  return { brought, waiting };
}

async function listShown(db: Db, officeId: string): Promise<ShownProcedure[]> {
  const rows = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .limit(mostProcedures)
    .selectAll()
    .execute();
  const counts = await db
    .selectFrom("monthly_procedure_totals")
    .where("office_id", "=", officeId)
    .groupBy("procedure_id")
    .select((eb) => ["procedure_id", eb.fn.sum<number>("received").as("received")])
    .execute();
  const received = new Map(counts.map((row) => [row.procedure_id, row.received]));
  const placeOf = ({ state }: ShownProcedure) => procedureStates.indexOf(state);
  return rows
    .map((row): ShownProcedure => ({
      id: row.id,
      code: row.code,
      name: row.name,
      field: row.field,
      registerName: row.register_name,
      registerField: row.register_field,
      state: stateOf(row),
      mergedInto: row.merged_into,
      dossiers: received.get(row.id) ?? 0,
    }))
    .sort((one, other) => placeOf(one) - placeOf(other) || byName.compare(one.name, other.name));
}
