import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { placeText, readPlace } from "#app/dossiers/listing/dossier-filter.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import { latenessOf, soonUntil, type LetterState } from "./apology.ts";
import type { LateCounts, LateDossier, LatePage } from "./late-dossier.ts";
import type { LateFilter } from "./late-filter.ts";

export const lateOnPage = 50;

/** Today as the list of late dossiers sees it. */
export interface LateDays {
  today: Day;
  /** The last promised day that counts as soon. */
  soonUntil: Day;
  calendar: WorkingCalendar;
}

/** Reads the calendar of the office and what is late and soon by it today. */
export async function findLateDays({ db, clock }: Pick<Context, "db" | "clock">, officeId: string): Promise<LateDays> {
  const today = dayOf(clock.now());
  const calendar = await findCalendar(db, officeId);
  return { today, soonUntil: soonUntil(today, calendar), calendar };
}

/**
 * Dossiers without a result that are late or about to be, the longest late first, `most` of them after a place. They are
 * read by the index of promised days: what has a result or is not soon costs nothing.
 */
export async function listLate(
  db: Db,
  { officeId, days }: { officeId: string; days: LateDays },
  filter: LateFilter,
  { after = null, most = lateOnPage }: { after?: string | null; most?: number } = {},
): Promise<LatePage> {
  const from = readPlace(after);
  const rows = await lateDossiers(db, officeId, days, filter)
    .where((eb) =>
      eb.and(from === undefined ? [] : [sql<SqlBool>`(dossiers.due_on, dossiers.id) > (${from.day}, ${from.id})`]),
    )
    .orderBy("dossiers.due_on")
    .orderBy("dossiers.id")
    .limit(most + 1)
    .execute();
  const shown = rows.slice(0, most).map((row) => lateDossierOf(row, days));
  const last = shown.at(-1);
  const hasMore = rows.length > most && last !== undefined;
  return { dossiers: shown, next: hasMore ? placeText({ day: last.dueOn, id: last.id }) : undefined };
}

/** The chosen dossiers of the office with their letters, whether they are late or not, in no order. */
export function findChosen(db: Db, officeId: string, ids: readonly string[]) {
  return dossiersWithLetters(db, officeId)
    .where(inList(db, "dossiers.id", ids))
    .execute();
}

/** Counts the list, for a unit or the whole office, whatever else the filter says. */
export async function countLate(
  db: Db,
  { officeId, days }: { officeId: string; days: LateDays },
  { unitId }: LateFilter,
): Promise<LateCounts> {
  const isOverdue = sql`dossiers.due_on < ${days.today}`;
  const sum = (condition: RawBuilder<unknown>) => sql<number | null>`sum(case when ${condition} then 1 else 0 end)`;
  const row = await db
    .selectFrom("dossiers")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.finished_on", "is", null)
    .where("dossiers.due_on", "is not", null)
    .where("dossiers.due_on", "<=", days.soonUntil)
    .where((eb) => eb.and(unitId === null ? [] : [eb("dossiers.unit_id", "=", unitId)]))
    .select([
      sum(isOverdue).as("overdue"),
      sum(sql`not ${isOverdue}`).as("soon"),
      sum(sql`${isOverdue} and not ${hasLetter}`).as("overdueWithoutLetter"),
      sum(sql`not (${isOverdue}) and not ${hasLetter}`).as("soonWithoutLetter"),
    ])
    .executeTakeFirstOrThrow();
  return {
    overdue: row.overdue ?? 0,
    soon: row.soon ?? 0,
    overdueWithoutLetter: row.overdueWithoutLetter ?? 0,
    soonWithoutLetter: row.soonWithoutLetter ?? 0,
  };
}

/** How many dossiers the filtered list has. */
export async function countListed(
  db: Db,
  { officeId, days }: { officeId: string; days: LateDays },
  filter: LateFilter,
): Promise<number> {
  const row = await lateDossiers(db, officeId, days, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("dossiers"))
    .executeTakeFirstOrThrow();
  return row.dossiers;
}

const hasLetter = sql<SqlBool>`exists (select 1 from apology_letters as letters
  where letters.office_id = dossiers.office_id and letters.dossier_number = dossiers.number
  and letters.received_on = dossiers.received_on)`;

function lateDossiers(db: Db, officeId: string, days: LateDays, { unitId, lateness, letter }: LateFilter) {
  return dossiersWithLetters(db, officeId)
    .where("dossiers.finished_on", "is", null)
    .where("dossiers.due_on", "is not", null)
    .where("dossiers.due_on", "<=", days.soonUntil)
    .where((eb) =>
      eb.and([
        ...(unitId === null ? [] : [eb("dossiers.unit_id", "=", unitId)]),
        ...(lateness === null ? [] : [eb("dossiers.due_on", lateness === "overdue" ? "<" : ">=", days.today)]),
        ...(letter === null ? [] : [withLetter(letter)]),
      ]),
    );
}

function withLetter(letter: LetterState): RawBuilder<SqlBool> {
  switch (letter) {
    case "none":
      return sql`letter.id is null`;
    case "written":
      return sql`(letter.id is not null and letter.sent_on is null)`;
    case "sent":
      return sql`letter.sent_on is not null`;
  }
}

/** Dossiers of the office, each with its last letter. */
function dossiersWithLetters(db: Db, officeId: string) {
  return db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("apology_letters as letter", (join) =>
      join
        .onRef("letter.office_id", "=", "dossiers.office_id")
        .onRef("letter.dossier_number", "=", "dossiers.number")
        .onRef("letter.received_on", "=", "dossiers.received_on")
        .on(
          sql<SqlBool>`letter.ordinal = (select max(other.ordinal) from apology_letters as other
            where other.office_id = dossiers.office_id and other.dossier_number = dossiers.number)`,
        ),
    )
    .where("dossiers.office_id", "=", officeId)
    .select([
      "dossiers.id",
      "dossiers.number",
      "procedures.name as procedureName",
      "dossiers.unit_id as unitId",
      "units.name as unitName",
      "dossiers.received_on as receivedOn",
      "dossiers.due_on as dueOn",
      "dossiers.finished_on as finishedOn",
      "letter.id as letterId",
      "letter.batch_id as batchId",
      "letter.new_on as newOn",
      "letter.sent_on as sentOn",
    ]);
}

/** A dossier as the query reads it. */
interface ReadDossier {
  id: string;
  number: string;
  procedureName: string;
  unitId: string | null;
  unitName: string | null;
  receivedOn: Day;
  dueOn: Day | null;
  finishedOn: Day | null;
  letterId: string | null;
  batchId: string | null;
  newOn: Day | null;
  sentOn: Day | null;
}

/** What the last letter of a dossier is. */
export function letterStateOf({ letterId, sentOn }: Pick<ReadDossier, "letterId" | "sentOn">): LetterState {
  if (letterId === null) return "none";
  return sentOn === null ? "written" : "sent";
}

function lateDossierOf(row: ReadDossier, days: LateDays): LateDossier {
  const { finishedOn, sentOn, batchId: _batchId, ...dossier } = row;
  // The query leaves out what has no promised day.
  const dueOn = row.dueOn ?? days.today;
  return {
    ...dossier,
    dueOn,
    lateness: latenessOf({ dueOn, finishedOn }, days) ?? "soon",
    workingDays: Math.abs(workingDaysBetween(days.today, dueOn, days.calendar)),
    letter: letterStateOf({ letterId: row.letterId, sentOn }),
  };
}
