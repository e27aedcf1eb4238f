import { sql, type RawBuilder } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { dossierCounts, type DossierCount } from "#app/dossiers/totals/counted-dossier.ts";
import {
  addDossierCounts,
  dossierCountsFrom,
  noDossierCounts,
  subtractDossierCounts,
  type DossierCounts,
  type NamedCounts,
  type Participating,
} from "#app/figures/measures/dossier-counts.ts";
import { cutIntoMonths, type Period } from "#app/figures/period/period.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";
import type { ProcedureCounts } from "#app/figures/measures/submission-ways.ts";

/**
 * Counts the dossiers received in a period, in all and by one dimension, from the daily totals: the cost depends on the
 * number of days, not of dossiers.
 */

type Span = Pick<Period, "from" | "to">;

/** Counts of the dossiers of a period, of the whole office or of one selection. */
export async function countDossiers(
  db: Db,
  officeId: string,
  span: Span,
  selection: Selection = everything,
): Promise<DossierCounts> {
  const months = await countDossiersByMonth(db, officeId, span, selection);
  return [...months.values()].reduce(addDossierCounts, noDossierCounts);
}

/** Counts by month of receipt, `yyyy-MM`; months without dossiers are left out. */
export function countDossiersByMonth(
  db: Db,
  officeId: string,
  span: Span,
  selection: Selection = everything,
): Promise<Map<string, DossierCounts>> {
  const parts = partsOf(selection, span).map((part) => ({
    ...part,
    key: part.time === "day" ? sql`substr(day, 1, 7)` : sql.ref("month"),
  }));
  return sumParts(db, parts, officeId);
}

/** Counts by channel (hình thức nộp), most dossiers first. */
export async function countDossiersByChannel(
  db: Db,
  officeId: string,
  span: Span,
): Promise<{ channel: Channel; dossiers: DossierCounts }[]> {
  const counts = await sumDays(db, "daily_channel_totals", "channel", officeId, span);
  return [...counts].map(([channel, dossiers]) => ({ channel: channel as Channel, dossiers })).sort(busiestFirst);
}

/** Counts by procedure, most dossiers first; of one field if a field is selected. */
export async function countDossiersByProcedure(
  db: Db,
  officeId: string,
  span: Span,
  selection: Selection = everything,
): Promise<NamedCounts[]> {
  const ofField: Selection = selection.by === "field" ? selection : everything;
  const parts = procedureParts(span, whereSelected(ofField)).map((part) => ({ ...part, key: sql.ref("procedure_id") }));
  const counts = await sumParts(db, parts, officeId);
  return named(counts, await listNames(db, "procedures", officeId));
}

/**
 * The numbers of procedures with dossiers: at all, online and by post; of one field if a field is selected. Adds up the
 * same rows as `countDossiersByProcedure`, but only three columns.
 */
export async function countProcedures(
  db: Db,
  officeId: string,
  span: Span,
  selection: Selection = everything,
): Promise<ProcedureCounts> {
  const ofField: Selection = selection.by === "field" ? selection : everything;
  const parts = procedureParts(span, whereSelected(ofField)).map(
    ({ table, time, from, to, where, sign }) => sql`select procedure_id, ${sql.lit(sign)} * received as received,
        ${sql.lit(sign)} * (online_full + online_part) as online, ${sql.lit(sign)} * post as post
      from ${sql.table(table)} where office_id = ${officeId} and ${sql.ref(time)} >= ${from} and ${sql.ref(time)} <= ${to}
      and ${where}`,
  );
  const { rows } = await sql<ProcedureCounts>`select count(*) as ${sql.ref("withDossiers")},
      coalesce(sum(case when online > 0 then 1 else 0 end), 0) as ${sql.ref("withOnline")},
      coalesce(sum(case when post > 0 then 1 else 0 end), 0) as ${sql.ref("withPost")}
    from (select procedure_id, sum(received) as received, sum(online) as online, sum(post) as post
      from (${sql.join(parts, sql` union all `)}) as parts group by procedure_id) as procedures_seen
    where received > 0`.execute(db);
  return rows[0] ?? { withDossiers: 0, withOnline: 0, withPost: 0 };
}

/** Counts by field (lĩnh vực), most dossiers first; the id of a field is its name. */
export async function countDossiersByField(db: Db, officeId: string, span: Span): Promise<NamedCounts[]> {
  const procedures = await countDossiersByProcedure(db, officeId, span);
  const fieldOf = await listFields(db, officeId);
  const fields = new Map<string, DossierCounts>();
  for (const { id, dossiers } of procedures) {
    const field = fieldOf.get(id) ?? "";
    fields.set(field, addDossierCounts(fields.get(field) ?? noDossierCounts, dossiers));
  }
  return [...fields]
    .map(([field, dossiers]) => ({ id: field, name: field === "" ? undefined : field, dossiers }))
    .sort(busiestFirst);
}

/** Counts by handling unit (đơn vị xử lý), most dossiers first. */
export async function countDossiersByUnit(db: Db, officeId: string, span: Span): Promise<NamedCounts[]> {
  const counts = await sumDays(db, "daily_unit_totals", "unit_id", officeId, span);
  return named(counts, await listNames(db, "units", officeId));
}

/** Counts by counter (quầy), most dossiers first. */
export async function countDossiersByCounter(db: Db, officeId: string, span: Span): Promise<NamedCounts[]> {
  const counts = await sumDays(db, "daily_counter_totals", "counter_id", officeId, span);
  return named(counts, await listNames(db, "counters", officeId));
}

/** Counts by weekday and hour of receipt; `1-09` is Monday from nine to ten. */
export function countDossiersBySlot(db: Db, officeId: string, span: Span): Promise<Map<string, DossierCounts>> {
  return sumDays(db, "daily_slot_totals", "slot", officeId, span);
}

/** Counts by language of the counted rating; "" for the dossiers without a rating. */
export function countDossiersByLanguage(db: Db, officeId: string, span: Span): Promise<Map<string, DossierCounts>> {
  return sumDays(db, "daily_language_totals", "language", officeId, span);
}

const participatingBy = {
  procedure: { table: "daily_procedure_totals", column: "procedure_id" },
  channel: { table: "daily_channel_totals", column: "channel" },
  counter: { table: "daily_counter_totals", column: "counter_id" },
  slot: { table: "daily_slot_totals", column: "slot" },
} as const;

/**
 * Dossiers received and rated by one dimension: two of the counts, for a quarter of the cost. By procedure it reads
 * daily totals, so only for few days.
 */
export async function listParticipating(
  db: Db,
  officeId: string,
  { from, to }: Span,
  by: keyof typeof participatingBy,
): Promise<Map<string, Participating>> {
  const { table, column } = participatingBy[by];
  const { rows } = await sql<
    { key: string } & Participating
  >`select ${sql.ref(column)} as "key", sum(received) as received,
      sum(rated) as rated
    from ${sql.table(table)} where office_id = ${officeId} and day >= ${from} and day <= ${to}
    group by ${sql.ref(column)} having sum(received) > 0`.execute(db);
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

/** Counts of every office of the installation, by its id, in one grouped query. */
export async function countDossiersByOffice(db: Db, { from, to }: Span): Promise<Map<string, DossierCounts>> {
  // The condition on offices makes the database use the key of office and day.
  const { rows } = await sql<TotalsRow>`select office_id as "key", ${sums} from daily_channel_totals
    where office_id in (select offices.id from offices) and day >= ${from} and day <= ${to}
    group by office_id`.execute(db);
  return new Map(rows.map(({ key, ...counts }) => [key, dossierCountsFrom(counts)]));
}

type TotalsRow = Record<DossierCount, number> & { key: string };

const sums = sql.join(dossierCounts.map((count) => sql`sum(${sql.ref(count)}) as ${sql.ref(count)}`));

/** The rows of one table of totals to add up; monthly tables have a month instead of a day. */
interface TotalsPart {
  table: string;
  time: "day" | "month";
  from: string;
  to: string;
  /** Condition on the rows of the table. */
  where: RawBuilder<unknown>;
  /** 1 to add its counts, -1 to subtract them. */
  sign: 1 | -1;
}

const allRows = sql`1 = 1`;

function dayPart(table: string, { from, to }: Span, where = allRows): TotalsPart {
  return { table, time: "day", from, to, where, sign: 1 };
}

/**
 * The parts of totals by procedure. Whole months come from the monthly totals: a year of days × procedures has too many
 * rows to add up on every page.
 */
function procedureParts(span: Span, where: RawBuilder<unknown>): TotalsPart[] {
  const { months, added, subtracted } = cutIntoMonths(span);
  const byDay = (part: Span) => dayPart("daily_procedure_totals", part, where);
  const parts = [...added.map(byDay), ...subtracted.map((part): TotalsPart => ({ ...byDay(part), sign: -1 }))];
  if (months !== undefined) parts.push({ table: "monthly_procedure_totals", time: "month", ...months, where, sign: 1 });
  return parts;
}

/** The tables of totals with the fewest rows that contain a selection. */
function partsOf(selection: Selection, span: Span): TotalsPart[] {
  const where = whereSelected(selection);
  switch (selection.by) {
    case "all":
    case "channel":
      // The channel table has the fewest rows: one per channel and day.
      return [dayPart("daily_channel_totals", span, where)];
    case "unit":
      return [dayPart("daily_unit_totals", span, where)];
    case "counter":
      return [dayPart("daily_counter_totals", span, where)];
    case "field":
    case "procedure":
      return procedureParts(span, where);
  }
}

function whereSelected(selection: Selection): RawBuilder<unknown> {
  switch (selection.by) {
    case "all":
      return allRows;
    case "field":
      return sql`procedure_id in (select procedures.id from procedures where procedures.field = ${selection.value})`;
    case "procedure":
      return sql`procedure_id = ${selection.value}`;
    case "unit":
      return sql`unit_id = ${selection.value}`;
    case "counter":
      return sql`counter_id = ${selection.value}`;
    case "channel":
      return sql`channel = ${selection.value}`;
  }
}

function sumDays(
  db: Db,
  table: string,
  column: string,
  officeId: string,
  span: Span,
): Promise<Map<string, DossierCounts>> {
  return sumParts(db, [{ ...dayPart(table, span), key: sql.ref(column) }], officeId);
}

/** Adds up the parts by key, subtracting those with sign -1; keys without a dossier are left out. */
async function sumParts(
  db: Db,
  parts: readonly (TotalsPart & { key: RawBuilder<unknown> })[],
  officeId: string,
): Promise<Map<string, DossierCounts>> {
  const selects = parts.map(
    ({ table, time, from, to, where, key, sign }) => sql`select ${key} as "key", ${sql.lit(sign)} as sign, ${sums}
      from ${sql.table(table)}
      where office_id = ${officeId} and ${sql.ref(time)} >= ${from} and ${sql.ref(time)} <= ${to} and ${where}
      group by ${key}`,
  );
  const { rows } = await sql<TotalsRow & { sign: 1 | -1 }>`${sql.join(selects, sql` union all `)}`.execute(db);
  const counts = new Map<string, DossierCounts>();
  for (const { key, sign, ...columns } of rows) {
    const [sofar, part] = [counts.get(key), dossierCountsFrom(columns)];
    if (sign === -1) counts.set(key, subtractDossierCounts(sofar ?? noDossierCounts, part));
    else counts.set(key, sofar === undefined ? part : addDossierCounts(sofar, part));
  }
  for (const [key, { received }] of counts) if (received === 0) counts.delete(key);
  return counts;
}

/** The names of the office's counters, by their id. */
export function listCounterNames(db: Db, officeId: string): Promise<Map<string, string>> {
  return listNames(db, "counters", officeId);
}

async function listNames(
  db: Db,
  table: "procedures" | "units" | "counters",
  officeId: string,
): Promise<Map<string, string>> {
  const rows = await db.selectFrom(table).where("office_id", "=", officeId).select(["id", "name"]).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function listFields(db: Db, officeId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom("procedures").where("office_id", "=", officeId).select(["id", "field"]).execute();
  return new Map(rows.map((row) => [row.id, row.field]));
}

function named(counts: ReadonlyMap<string, DossierCounts>, names: ReadonlyMap<string, string>): NamedCounts[] {
  return [...counts].map(([id, dossiers]) => ({ id, name: names.get(id), dossiers })).sort(busiestFirst);
}

function busiestFirst(a: { dossiers: DossierCounts; name?: string | undefined }, b: typeof a): number {
  return b.dossiers.received - a.dossiers.received || (a.name ?? "").localeCompare(b.name ?? "", "vi");
}
