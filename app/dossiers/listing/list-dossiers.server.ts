import { sql, type RawBuilder, type SqlBool } from "kysely";
import { setImmediate as letOthersRun } from "node:timers/promises";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { knownPlace, readListPage, type AskedPage, type ListPage } from "#app/platform/list-page.ts";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { listFields } from "#app/dossiers/procedures/list-procedures.server.ts";
import { placeText, readPlace, type DossierFilter, type Place } from "./dossier-filter.ts";
import { conditionsOf, findNumbersWithLetter, searchDossiers, type Search } from "./filter-dossiers.server.ts";
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
  const whole = { search, from };
  if (order === "due" || (search !== undefined && "ids" in search)) return readPortion(db, list, whole);
  const numbers = await findNumbersIn(db, list, whole);
  if (numbers !== undefined) return readPortion(db, list, { ...whole, numbers });
  const found: ListedDossier[] = [];
  let start = from;
  do {
    const end = await findPlaceBeyond(db, list, start);
    const portion = { search, from: start, until: end };
    const most = list.most - found.length;
    const few = await findNumbersIn(db, list, portion);
    found.push(...(await readPortion(db, { ...list, most }, { ...portion, numbers: few })));
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
    .where((eb) => eb.and(boundsOf(list, { from })))
    .orderBy("received_on", direction)
    .orderBy("id", direction)
    .offset(mostReadAtOnce - 1)
    .limit(1)
    .select(["received_on as day", "id"])
    .executeTakeFirst();
}

/** The numbers of the dossiers with a letter in a portion, if the filter asks for letters and they are few. */
async function findNumbersIn(db: Db, list: List, part: Part): Promise<readonly string[] | undefined> {
  const { filter, officeId, today } = list;
  if (filter.letter === null) return undefined;
  return findNumbersWithLetter(db, { officeId, today }, filter.letter, daysOf(list, part));
}

/** A part of the list between two places, or to its beginning or end. */
interface Part {
  /** The place before the first dossier. */
  from: Place | undefined;
  /** The place of the last dossier. */
  until?: Place | undefined;
}

interface Portion extends Part {
  search: Search | undefined;
  /** The numbers that dossiers of the portion can have. */
  numbers?: readonly string[] | undefined;
}

async function readPortion(db: Db, list: List, { search, numbers, ...part }: Portion): Promise<ListedDossier[]> {
  if (numbers?.length === 0) return [];
  const { filter, officeId, today } = list;
  const { column, direction } = waysOf(list);
  const conditions = [
    ...boundsOf(list, part),
    ...conditionsOf(db, filter, today),
    ...(filter.order === "due" ? [sql<SqlBool>`dossiers.finished_on is null and dossiers.due_on is not null`] : []),
    ...(search === undefined ? [] : [conditionOf(search)]),
    ...(numbers === undefined ? [] : [sql<SqlBool>`dossiers.number in (${sql.join(numbers)})`]),
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

/**
 * The conditions for a part of the list. In the order of the days of receipt, each end is restricted once, by the place
 * or by the day of the filter, whichever is nearer: of two, SQLite searches its index by the day and reads a year for
 * each portion.
 */
function boundsOf(list: List, part: Part): RawBuilder<SqlBool>[] {
  const { from, until } = part;
  const beyondFrom = from === undefined ? [] : [compared(list, waysOf(list).isDescending ? "<" : ">", from)];
  const upToUntil = until === undefined ? [] : [compared(list, waysOf(list).isDescending ? ">=" : "<=", until)];
  const { from: first, to: last, order } = list.filter;
  const since = first === null ? [] : [sql<SqlBool>`dossiers.received_on >= ${first}`];
  const untilDay = last === null ? [] : [sql<SqlBool>`dossiers.received_on <= ${last}`];
  if (order === "due") return [...since, ...untilDay, ...beyondFrom, ...upToUntil];
  const { low, high } = endsOf(list, part);
  const [atLow, atHigh] = waysOf(list).isDescending ? [upToUntil, beyondFrom] : [beyondFrom, upToUntil];
  return [...(low === undefined ? since : atLow), ...(high === undefined ? untilDay : atHigh)];
}

/** The places at the early and the late end of a part, where no day of the filter is nearer. */
function endsOf(list: List, { from, until }: Part) {
  const { from: first, to: last } = list.filter;
  const [low, high] = waysOf(list).isDescending ? [until, from] : [from, until];
  return {
    low: low !== undefined && (first === null || low.day >= first) ? low : undefined,
    high: high !== undefined && (last === null || high.day <= last) ? high : undefined,
  };
}

/** The first and the last day of a part. */
function daysOf(list: List, part: Part): Pick<DossierFilter, "from" | "to"> {
  const { low, high } = endsOf(list, part);
  return { from: low?.day ?? list.filter.from, to: high?.day ?? list.filter.to };
}

function waysOf({ filter: { order }, isBackwards }: List) {
  const column = order === "due" ? ("dossiers.due_on" as const) : ("dossiers.received_on" as const);
  const isDescending = (order === "newest") !== isBackwards;
  return { column, isDescending, direction: isDescending ? ("desc" as const) : ("asc" as const) };
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
