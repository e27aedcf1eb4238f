import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import { onWeekday } from "#db/fast/weekday.ts";
import type { Day } from "#app/platform/day.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import type {
  ChannelFilter,
  DossierFilter,
  EmptyField,
  LetterFilter,
  ReturnFilter,
  TimelinessFilter,
} from "./dossier-filter.ts";
import { findIdsByCode } from "./find-dossier-ids.server.ts";

/** The conditions of a filter on `dossiers` joined with `procedures` and `ratings`, without the search and the days of receipt. */
export function conditionsOf(db: Db, filter: DossierFilter, today: Day): RawBuilder<SqlBool>[] {
  const { field, procedureId, unitId, counterId, channel, state, timeliness, isRated, without } = filter;
  const { weekday, hour, returned, letter } = filter;
  return [
    ...(field === null ? [] : [sql<SqlBool>`procedures.field = ${field}`]),
    ...(procedureId === null ? [] : [sql<SqlBool>`dossiers.procedure_id = ${procedureId}`]),
    ...(unitId === null ? [] : [sql<SqlBool>`dossiers.unit_id = ${unitId}`]),
    ...(counterId === null ? [] : [sql<SqlBool>`dossiers.counter_id = ${counterId}`]),
    ...(channel === null ? [] : [ofChannel(channel)]),
    ...(state === null ? [] : [sql<SqlBool>`dossiers.state = ${state}`]),
    ...(timeliness === null ? [] : [withTimeliness(timeliness, today)]),
    ...(isRated === null ? [] : [isRated ? rated : sql<SqlBool>`not ${rated}`]),
    ...(hour === null ? [] : [inHour(hour)]),
    ...(weekday === null ? [] : [onWeekday(db, "dossiers.received_on", weekday)]),
    ...(returned === null ? [] : [withReturn(returned)]),
    ...(letter === null ? [] : [withLetter(letter, today)]),
    ...(without === null ? [] : [emptyConditions[without]]),
  ];
}

/** More dossiers are found by reading the list, not by their ids or numbers. */
const mostIds = 1000;

const rated = sql<SqlBool>`(ratings.id is not null and ratings.set_aside_at is null)`;

function ofChannel(channel: ChannelFilter): RawBuilder<SqlBool> {
  if (channel === "online") return sql`dossiers.channel in (${"online-full"}, ${"online-part"})`;
  return sql`dossiers.channel = ${channel}`;
}

/** Instants are stored in UTC; Vietnam is seven hours ahead all year. */
function inHour(hour: number): RawBuilder<SqlBool> {
  return sql`substr(dossiers.received_at, 12, 2) = ${String((hour + 17) % 24).padStart(2, "0")}`;
}

function withReturn(returned: ReturnFilter): RawBuilder<SqlBool> {
  return returned === "known" ? sql`dossiers.returned_by is not null` : sql`dossiers.returned_by = ${returned}`;
}

function withLetter(letter: LetterFilter, today: Day): RawBuilder<SqlBool> {
  return sql`exists (select 1 from apology_letters as letters
    where letters.office_id = dossiers.office_id and letters.dossier_number = dossiers.number
    and letters.received_on = dossiers.received_on and ${isLetter(letter, today)})`;
}

/** The same letters as `countLetters` counts. */
function isLetter(letter: LetterFilter, today: Day): RawBuilder<SqlBool> {
  const inTime = letter === "in-time" ? sql`letters.sent_on <= letters.promised_on` : sql`1 = 1`;
  return sql`(letters.sent_on <= ${today} and ${inTime})`;
}

/**
 * The numbers of the dossiers received on some days for which a letter was sent; undefined if they are more than few.
 * Read from the letters, so that a list that has few of them is not read dossier by dossier. The condition of the filter
 * is still needed: another dossier may have had the number before.
 */
export async function findNumbersWithLetter(
  db: Db,
  { officeId, today }: { officeId: string; today: Day },
  letter: LetterFilter,
  { from, to }: Pick<DossierFilter, "from" | "to">,
): Promise<string[] | undefined> {
  const rows = await db
    .selectFrom("apology_letters as letters")
    .where("letters.office_id", "=", officeId)
    .where((eb) => eb.and(from === null ? [] : [eb("letters.received_on", ">=", from)]))
    .where((eb) => eb.and(to === null ? [] : [eb("letters.received_on", "<=", to)]))
    .where(isLetter(letter, today))
    .limit(mostIds + 1)
    .select("letters.dossier_number as number")
    .execute();
  return rows.length > mostIds ? undefined : rows.map(({ number }) => number);
}

const emptyConditions: Readonly<Record<EmptyField, RawBuilder<SqlBool>>> = {
  field: sql<SqlBool>`procedures.field = ''`,
  unit: sql<SqlBool>`dossiers.unit_id is null`,
  counter: sql<SqlBool>`dossiers.counter_id is null`,
};

/** The same cases as `timelinessOf`, and those that are counted together. */
function withTimeliness(timeliness: TimelinessFilter, today: Day): RawBuilder<SqlBool> {
  switch (timeliness) {
    case "early":
      return sql`dossiers.finished_on < dossiers.due_on`;
    case "on-time":
      return sql`dossiers.finished_on = dossiers.due_on`;
    case "late":
      return sql`dossiers.finished_on > dossiers.due_on`;
    case "open":
      return sql`(dossiers.finished_on is null and dossiers.due_on >= ${today})`;
    case "overdue":
      return sql`(dossiers.finished_on is null and dossiers.due_on < ${today})`;
    case "no-promise":
      return sql`dossiers.due_on is null`;
    case "in-time":
      return sql`dossiers.finished_on <= dossiers.due_on`;
    case "missed":
      return sql`(dossiers.finished_on > dossiers.due_on
        or (dossiers.finished_on is null and dossiers.due_on < ${today}))`;
    case "finished":
      return sql`dossiers.finished_on is not null`;
    case "settled":
      return sql`(dossiers.finished_on is not null and dossiers.due_on is not null)`;
    case "unsettled":
      return sql`(dossiers.finished_on is null or dossiers.due_on is null)`;
  }
}

/** What a search finds: the ids of few dossiers, or a condition on `dossiers` to read the list by. */
export type Search = { ids: readonly string[] } | { condition: RawBuilder<SqlBool> };

/** The dossier of a receipt code, or the dossiers whose number begins with the text or contains it. */
export async function searchDossiers(db: Db, officeId: string, typed: string): Promise<Search> {
  const byCode = await findIdsByCode(db, officeId, [typed]);
  if (byCode.size > 0) return { ids: [...byCode.values()] };
  const number = tidyNumber(typed);
  const rows = await db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("number", ">=", number)
    .where("number", "<", `${number}\u{10ffff}`)
    .limit(mostIds + 1)
    .select("id")
    .execute();
  if (rows.length > 0 && rows.length <= mostIds) return { ids: rows.map(({ id }) => id) };
  const pattern = `%${number.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return { condition: sql`dossiers.number like ${pattern} escape '\\'` };
}
