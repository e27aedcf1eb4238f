import { sql, type RawBuilder, type SqlBool } from "kysely";
import { setImmediate as letOthersRun } from "node:timers/promises";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { knownPlace, readListPage, type AskedPage, type ListPage } from "#app/platform/list-page.ts";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { listFields } from "#app/dossiers/procedures/list-procedures.server.ts";
import { placeText, readPlace, type DossierFilter, type Place } from "./dossier-filter.ts";
import { conditionsOf, searchDossiers, type Search } from "./filter-dossiers.server.ts";
import type { DossierChoices, ListedDossier } from "./listed-dossier.ts";

/** A page of the list with the places from which the pages around it are read. */
export type DossierPage = Omit<ListPage<never>, "rows"> & { dossiers: ListedDossier[] };

const dossiersOnPage = 50;

/** Lists the office's dossiers that a filter leaves, fifty a page, in the order of the filter. */
export async function listDossiers(
  db: Db,
  { officeId, today }: { officeId: string; today: Day },
  filter: DossierFilter,
  asked: AskedPage = {},
): Promise<DossierPage> {
  const { rows: dossiers, ...around } = await readListPage(knownPlace(asked, readPlace), {
    size: dossiersOnPage,
    read: ({ from, ...part }) => readDossiers(db, { officeId, today, filter, ...part }, readPlace(from ?? null)),
    placeOf: (dossier) => placeOf(dossier, filter),
  });
  return { dossiers, ...around };
}

function placeOf(dossier: ListedDossier | undefined, { order }: DossierFilter): string | undefined {
  if (dossier === undefined) return undefined;
  const day = order === "due" ? dossier.dueOn : dossier.receivedOn;
  return day === null ? undefined : placeText({ day, id: dossier.id });
}

interface List {
  officeId: string;
  today: Day;
  filter: DossierFilter;
  isBackwards: boolean;
  most: number;
}

/** All dossiers that a filter leaves, in its order and in portions of `most`, for a file. */
export async function* readAllDossiers(
  db: Db,
  { officeId, today }: { officeId: string; today: Day },
  filter: DossierFilter,
  most: number,
): AsyncGenerator<ListedDossier[]> {
  let place: Place | undefined;
  do {
    const portion = await readDossiers(db, { officeId, today, filter, isBackwards: false, most }, place);
    if (portion.length > 0) yield portion;
    place = portion.length < most ? undefined : readPlace(placeOf(portion.at(-1), filter) ?? null);
  } while (place !== undefined);
}

/**
 * Dossiers of the office that are read by one statement. A restriction that fits few dossiers makes the database read
 * many to fill a page; between the statements others have their turn.
 */
const mostReadAtOnce = 20_000;

/** The dossiers beyond a place, in portions of the list that no statement reads for long. */
async function readDossiers(db: Db, list: List, from: Place | undefined): Promise<ListedDossier[]> {
  const { q, order } = list.filter;
  const search = q === null ? undefined : await searchDossiers(db, list.officeId, q);
  if (order === "due" || (search !== undefined && "ids" in search)) return readPortion(db, list, { search, from });
  const found: ListedDossier[] = [];
  let start = from;
  do {
    const end = await findPlaceBeyond(db, list, start);
    const most = list.most - found.length;
    found.push(...(await readPortion(db, { ...list, most }, { search, from: start, until: end })));
    start = end;
    await letOthersRun();
  } while (start !== undefined && found.length < list.most);
  return found;
}

/** The place of the last dossier that one statement reads; undefined if the rest of the list is shorter. */
async function findPlaceBeyond(db: Db, list: List, from: Place | undefined): Promise<Place | undefined> {
  const { direction } = waysOf(list);
  return db
    .selectFrom("dossiers")
    .where("office_id", "=", list.officeId)
    .where((eb) => eb.and(daysOf(list.filter)))
    .where((eb) => eb.and(from === undefined ? [] : [beyond(list, from)]))
    .orderBy("received_on", direction)
    .orderBy("id", direction)
    .offset(mostReadAtOnce - 1)
    .limit(1)
    .select(["received_on as day", "id"])
    .executeTakeFirst();
}

interface Portion {
  search: Search | undefined;
  /** The place before the first dossier. */
  from: Place | undefined;
  /** The place of the last dossier. */
  until?: Place | undefined;
}

async function readPortion(db: Db, list: List, { search, from, until }: Portion): Promise<ListedDossier[]> {
  const { filter, officeId, today } = list;
  const { column, direction } = waysOf(list);
  const conditions = [
    ...daysOf(filter),
    ...conditionsOf(db, filter, today),
    ...(filter.order === "due" ? [sql<SqlBool>`dossiers.finished_on is null and dossiers.due_on is not null`] : []),
    ...(search === undefined ? [] : [conditionOf(search)]),
    ...(from === undefined ? [] : [beyond(list, from)]),
    ...(until === undefined ? [] : [upTo(list, until)]),
  ];
  const rows = await db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where((eb) => eb.and(conditions))
    .orderBy(column, direction)
    .orderBy("dossiers.id", direction)
    .limit(list.most)
    .select([
      "dossiers.id",
      "dossiers.number",
      "procedures.name as procedureName",
      "units.name as unitName",
      "counters.name as counterName",
      "dossiers.channel",
      "dossiers.state",
      "dossiers.received_on as receivedOn",
      "dossiers.received_at as receivedAt",
      "dossiers.due_on as dueOn",
      "dossiers.finished_on as finishedOn",
      "ratings.id as ratingId",
      "ratings.set_aside_at as setAsideAt",
    ])
    .execute();
  return rows.map(({ ratingId, setAsideAt, ...dossier }) => ({
    ...dossier,
    isRated: ratingId !== null && setAsideAt === null,
  }));
}

function conditionOf(search: Search): RawBuilder<SqlBool> {
  return "ids" in search ? sql`dossiers.id in (${sql.join(search.ids)})` : search.condition;
}

function daysOf({ from, to }: DossierFilter): RawBuilder<SqlBool>[] {
  return [
    ...(from === null ? [] : [sql<SqlBool>`dossiers.received_on >= ${from}`]),
    ...(to === null ? [] : [sql<SqlBool>`dossiers.received_on <= ${to}`]),
  ];
}

function waysOf({ filter: { order }, isBackwards }: List) {
  const column = order === "due" ? ("dossiers.due_on" as const) : ("dossiers.received_on" as const);
  const isDescending = (order === "newest") !== isBackwards;
  return { column, isDescending, direction: isDescending ? ("desc" as const) : ("asc" as const) };
}

function beyond(list: List, place: Place): RawBuilder<SqlBool> {
  return compared(list, waysOf(list).isDescending ? "<" : ">", place);
}

function upTo(list: List, place: Place): RawBuilder<SqlBool> {
  return compared(list, waysOf(list).isDescending ? ">=" : "<=", place);
}

function compared(list: List, sign: "<" | ">" | "<=" | ">=", { day, id }: Place): RawBuilder<SqlBool> {
  return sql`(${sql.ref(waysOf(list).column)}, dossiers.id) ${sql.raw(sign)} (${day}, ${id})`;
}

/** The names by which the list can be restricted; retired procedures count too, merged ones do not. */
export async function listDossierChoices(db: Db, officeId: string): Promise<DossierChoices> {
  const fields = await listFields(db, officeId);
  return {
    fields: fields.map(({ name }) => ({ id: name, name })),
    procedures: await listProcedures(db, officeId),
    units: await listOrganisation(db, officeId, "units"),
    counters: await listOrganisation(db, officeId, "counters"),
  };
}

/** The procedures under which dossiers of an office count, retired ones included, by name. */
export async function listProcedures(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .select(["id", "name"])
    .orderBy("name")
    .execute();
}
