import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tx } from "#db/engine.ts";
import { addRows, insertRows } from "#db/fast/insert-rows.ts";
import { lockTables } from "#db/lock.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import { monthOf, type Day } from "#app/platform/day.ts";
import {
  answersOf,
  countsBetween,
  countsOf,
  dossierCounts,
  ratedOn,
  ratingLanguageOf,
  slotOf,
  type CountedDossier,
  type CountsChange,
  type DossierCount,
  type DossierFacts,
  type RatingFacts,
  type ReceiptFacts,
} from "./counted-dossier.ts";

/**
 * The daily totals: counts of dossiers by day of receipt, one narrow table per dimension. They change in the transaction
 * of the fact they count, so that the cost of a dashboard depends on the number of days, not of dossiers. There are many
 * procedures, so their totals exist by month as well. `rebuildTotals` recomputes all of them. Totals are locked after
 * dossiers, see db/lock.ts.
 */
const dimensions = [
  { table: "daily_procedure_totals", time: "day", column: "procedure_id", of: (d: CountedDossier) => d.procedure_id },
  {
    table: "monthly_procedure_totals",
    time: "month",
    column: "procedure_id",
    of: (d: CountedDossier) => d.procedure_id,
  },
  { table: "daily_channel_totals", time: "day", column: "channel", of: (d: CountedDossier) => d.channel },
  { table: "daily_counter_totals", time: "day", column: "counter_id", of: (d: CountedDossier) => d.counter_id ?? "" },
  { table: "daily_unit_totals", time: "day", column: "unit_id", of: (d: CountedDossier) => d.unit_id ?? "" },
  {
    table: "daily_slot_totals",
    time: "day",
    column: "slot",
    of: (d: CountedDossier) => slotOf(d.received_at, d.received_on),
  },
] as const;

const languages = { table: "daily_language_totals", time: "day", column: "language" } as const;
const answers = "daily_answer_totals" as const;
const delays = "daily_delay_totals" as const;

/** Every table of totals. */
export const totalsTables = [...dimensions.map(({ table }) => table), languages.table, answers, delays] as const;

type Saving = "add" | "new-days";

export interface TotalsCollector {
  /** Adds a new dossier, or a change of its facts; `before` is undefined for a new dossier. */
  change(before: DossierFacts | undefined, after: DossierFacts): void;
  /** Takes off a dossier that is removed. */
  remove(before: DossierFacts): void;
  /**
   * Saves the collected changes in a fixed order of rows, so that two writers cannot wait for each other. "add" changes
   * existing totals; "new-days" inserts daily totals that were cleared, throws where one exists, and leaves the monthly
   * ones to `sumMonth`.
   */
  save(tx: Tx, how?: Saving): Promise<void>;
}

/**
 * A collected row of totals: its key besides the office, and the number to add to each of `dossierCounts`, in their
 * order.
 */
interface TotalsRow {
  when: string;
  value: string;
  added: number[];
}

/** Rows by office, time and value. Nested maps, because building one joined key would cost more than the counting. */
type TotalsBuffer = Map<string, Map<string, Map<string, TotalsRow>>>;

/** Flat pairs: index into `dossierCounts`, number to add. */
type Change = readonly number[];

/** Collects changes of many dossiers and writes each total once. */
export function collectTotals(): TotalsCollector {
  const buffers = dimensions.map(newBuffer);
  const ofLanguages = newBuffer();
  const ofAnswers = new Map<string, { key: Readonly<Record<string, string>>; given: number }>();
  const ofDelays = new Map<string, { office_id: string; day: Day; rated_on: Day; rated: number }>();

  function addTo(dossier: CountedDossier, change: Change): void {
    const month = monthOf(dossier.received_on);
    dimensions.forEach((dimension, index) => {
      const when = dimension.time === "day" ? dossier.received_on : month;
      addToBuffer(buffers[index], dossier.office_id, when, dimension.of(dossier), change);
    });
  }

  function addLanguage({ dossier }: DossierFacts, language: string, change: Change): void {
    addToBuffer(ofLanguages, dossier.office_id, dossier.received_on, language, change);
  }

  function addAnswers(facts: DossierFacts, sign: 1 | -1): void {
    for (const [question, answer] of answersOf(facts)) {
      const key = { office_id: facts.dossier.office_id, day: facts.dossier.received_on, question, answer };
      const id = Object.values(key).join(" ");
      const row = ofAnswers.get(id) ?? { key, given: 0 };
      row.given += sign;
      ofAnswers.set(id, row);
    }
  }

  function addDelay(facts: DossierFacts, sign: 1 | -1): void {
    const on = ratedOn(facts);
    if (on === undefined) return;
    const { office_id, received_on } = facts.dossier;
    const id = `${office_id} ${received_on} ${on}`;
    const row = ofDelays.get(id) ?? { office_id, day: received_on, rated_on: on, rated: 0 };
    row.rated += sign;
    ofDelays.set(id, row);
  }

  return {
    change(before, after) {
      const counts = countsOf(after);
      const now = pairsOf(counts);
      if (before === undefined) {
        addTo(after.dossier, now);
      } else {
        const then = countsOf(before);
        if (isCountedTogether(before.dossier, after.dossier)) {
          addTo(after.dossier, pairsOf(countsBetween(then, counts)));
        } else {
          addTo(before.dossier, negative(pairsOf(then)));
          addTo(after.dossier, now);
        }
        addLanguage(before, ratingLanguageOf(before), negative(pairsOf(then)));
        addAnswers(before, -1);
        addDelay(before, -1);
      }
      addLanguage(after, ratingLanguageOf(after), now);
      addAnswers(after, 1);
      addDelay(after, 1);
    },
    remove(before) {
      const then = negative(pairsOf(countsOf(before)));
      addTo(before.dossier, then);
      addLanguage(before, ratingLanguageOf(before), then);
      addAnswers(before, -1);
      addDelay(before, -1);
    },
    async save(tx, how = "add") {
      for (const [index, { table, time, column }] of dimensions.entries()) {
        if (how === "new-days" && time === "month") continue;
        await saveBuffer(tx, { table, key: ["office_id", time, column] }, buffers[index] ?? newBuffer(), how);
      }
      const { table, time, column } = languages;
      await saveBuffer(tx, { table, key: ["office_id", time, column] }, ofLanguages, how);
      const rows = inOrder(ofAnswers).filter(({ given }) => given !== 0);
      ofAnswers.clear();
      if (rows.length > 0) {
        const target = { table: answers, key: ["office_id", "day", "question", "answer"] };
        const given = rows.map(({ key, given }) => ({ ...key, given }));
        await saveRows(tx, target, given, how);
      }
      // Another tap on a rated dossier changes nothing here, and is not written.
      const changed = inOrder(ofDelays).filter(({ rated }) => rated !== 0);
      ofDelays.clear();
      const key = ["office_id", "day", "rated_on"];
      if (changed.length > 0)
        await saveRows(
          tx,
          { table: delays, key },
          changed.map((row) => ({ ...row })),
          how,
        );
    },
  };
}

function newBuffer(): TotalsBuffer {
  return new Map();
}

const indexOf = Object.fromEntries(dossierCounts.map((count, index) => [count, index])) as Record<DossierCount, number>;

function pairsOf(change: CountsChange): Change {
  const pairs: number[] = [];
  for (const count of Object.keys(change) as DossierCount[]) pairs.push(indexOf[count], change[count] ?? 0);
  return pairs;
}

function addToBuffer(
  buffer: TotalsBuffer | undefined,
  officeId: string,
  when: string,
  value: string,
  change: Change,
): void {
  const row = buffer?.get(officeId)?.get(when)?.get(value) ?? newRow(buffer, officeId, when, value);
  for (let index = 0; index < change.length; index += 2) {
    const count = change[index] ?? 0;
    row.added[count] = (row.added[count] ?? 0) + (change[index + 1] ?? 0);
  }
}

function newRow(buffer: TotalsBuffer | undefined, officeId: string, when: string, value: string): TotalsRow {
  const row = { when, value, added: dossierCounts.map(() => 0) };
  const ofOffice = buffer?.get(officeId) ?? new Map<string, Map<string, TotalsRow>>();
  const ofTime = ofOffice.get(when) ?? new Map<string, TotalsRow>();
  buffer?.set(officeId, ofOffice.set(when, ofTime.set(value, row)));
  return row;
}

/** Whether a count can change by a rating, its comment or an opened page. */
const isRatingIndex = dossierCounts.map((count) => /^(rated|score_.|taps|opened|commented|unsatisfied)$/.test(count));
const allIndexes = dossierCounts.map((_count, index) => index);
const ratingIndexes = allIndexes.filter((index) => isRatingIndex[index]);

/** Saves the rows with at least one number that is not 0, in the order of their keys. */
async function saveBuffer(tx: Tx, target: TotalsTarget, buffer: TotalsBuffer, how: Saving): Promise<void> {
  const rows = [...buffer].flatMap(([officeId, ofOffice]) =>
    [...ofOffice.values()]
      .flatMap((ofTime) => [...ofTime.values()])
      .filter(({ added }) => added.some((number) => number !== 0))
      .map((row) => ({ officeId, ...row })),
  );
  buffer.clear();
  if (rows.length === 0) return;
  // Citizens change a few counts, an import can change all: two forms of the statement, so that both stay compiled.
  const isRating = rows.every(({ added }) => added.every((number, index) => number === 0 || isRatingIndex[index]));
  const indexes = isRating ? ratingIndexes : allIndexes;
  rows.sort((a, b) => compare(a.officeId, b.officeId) || compare(a.when, b.when) || compare(a.value, b.value));
  const [office = "", time = "", column = ""] = target.key;
  const written = rows.map(({ officeId, when, value, added }) => {
    const row: Record<string, string | number> = { [office]: officeId, [time]: when, [column]: value };
    for (const index of indexes) row[dossierCounts[index] ?? ""] = added[index] ?? 0;
    return row;
  });
  await saveRows(tx, target, written, how);
}

interface TotalsTarget {
  table: (typeof totalsTables)[number];
  key: readonly string[];
}

async function saveRows(
  tx: Tx,
  { table, key }: TotalsTarget,
  rows: readonly Readonly<Record<string, string | number>>[],
  how: Saving,
): Promise<void> {
  if (how === "add") await addRows(tx, table, key, rows);
  else await insertRows(tx, table, rows as never);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function inOrder<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function isCountedTogether(left: CountedDossier, right: CountedDossier): boolean {
  const same = (["received_at", "received_on", "procedure_id", "channel", "counter_id", "unit_id"] as const).every(
    (column) => left[column] === right[column],
  );
  return same && left.office_id === right.office_id;
}

function negative(change: Change): Change {
  return change.map((number, index) => (index % 2 === 0 ? number : -number));
}

/** Adds a dossier, or a change of its facts, to the totals. */
export async function addToTotals(tx: Tx, before: DossierFacts | undefined, after: DossierFacts): Promise<void> {
  const collector = collectTotals();
  collector.change(before, after);
  await collector.save(tx);
}

/** The columns of a receipt that the totals depend on. */
export const receiptColumns = ["receipts.opened_at", "receipts.complained"] as const;

/** The facts of a row of `receipts`. */
export function receiptFacts(row: { opened_at: string | null; complained: number | null }): ReceiptFacts {
  return { wasOpened: row.opened_at !== null, hasComplaint: row.complained === 1 };
}

/** The columns of a rating that the totals depend on. */
export const ratingColumns = [
  "ratings.score",
  "ratings.taps",
  "ratings.language",
  "ratings.first_given_on",
  "ratings.comment",
  "ratings.set_aside_at",
  "ratings.answers",
] as const;

type RatingRow = Pick<
  RatingsTable,
  "score" | "taps" | "language" | "first_given_on" | "comment" | "set_aside_at" | "answers"
>;

/** The facts of a row of `ratings`; undefined for the empty side of a join, where a dossier has no rating. */
export function ratingFacts(row: { [Column in keyof RatingRow]: RatingRow[Column] | null }): RatingFacts | undefined {
  const { score, taps, language, answers, comment, set_aside_at, first_given_on: firstGivenOn } = row;
  if (score === null || taps === null || language === null || answers === null || firstGivenOn === null)
    return undefined;
  return {
    score,
    taps,
    language,
    firstGivenOn,
    answers,
    hasComment: comment !== null,
    isSetAside: set_aside_at !== null,
  };
}

/** What citizens did with the receipt of a dossier: its facts without the dossier itself. */
export type RatingSide = Omit<DossierFacts, "dossier">;

/**
 * Reads what citizens did with the receipts of these dossiers. The dossiers must be locked, so that it cannot change
 * any more.
 */
export async function listRatingSides(tx: Tx, dossierIds: readonly string[]): Promise<Map<string, RatingSide>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("receipts")
    .leftJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "in", dossierIds)
    .select(["receipts.dossier_id", ...receiptColumns, ...ratingColumns])
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, { ...receiptFacts(row), rating: ratingFacts(row) }]));
}

/** The columns of a dossier that the totals depend on. */
export const dossierColumns = [
  "dossiers.office_id",
  "dossiers.received_at",
  "dossiers.received_on",
  "dossiers.procedure_id",
  "dossiers.channel",
  "dossiers.counter_id",
  "dossiers.unit_id",
  "dossiers.due_on",
  "dossiers.finished_on",
  "dossiers.returned_by",
] as const;

/** Days of receipt of one office, both ends included, within one month: the unit in which totals are recomputed. */
export interface TotalsDays {
  officeId: string;
  from: Day;
  to: Day;
}

/** Locks all totals until the transaction ends, to recompute them. */
export async function lockTotals(tx: Tx): Promise<void> {
  await lockTables(tx, totalsTables);
}

const timeColumns = new Map<string, "day" | "month">(dimensions.map(({ table, time }) => [table, time]));

/** Condition on the rows of a table of totals that belong to these days, or to their month. */
export function ofDays(table: (typeof totalsTables)[number], { officeId, from, to }: TotalsDays): RawBuilder<SqlBool> {
  if (timeColumns.get(table) === "month") return sql`office_id = ${officeId} and month = ${monthOf(from)}`;
  return sql`office_id = ${officeId} and day >= ${from} and day <= ${to}`;
}

/** Deletes the daily totals of these days, before they are inserted anew. */
export async function clearDays(tx: Tx, days: TotalsDays): Promise<void> {
  for (const table of totalsTables) {
    if (timeColumns.get(table) !== "month") await tx.deleteFrom(table).where(ofDays(table, days)).execute();
  }
}

/** Recomputes the monthly totals of the month of these days as the sums of its daily totals. */
export async function sumMonth(tx: Tx, days: TotalsDays): Promise<void> {
  const month = monthOf(days.from);
  const counts = sql.join(dossierCounts.map((count) => sql.ref(count)));
  const sums = sql.join(dossierCounts.map((count) => sql`sum(${sql.ref(count)})`));
  await tx.deleteFrom("monthly_procedure_totals").where(ofDays("monthly_procedure_totals", days)).execute();
  await sql`insert into monthly_procedure_totals (office_id, month, procedure_id, ${counts})
    select office_id, ${sql.lit(month)}, procedure_id, ${sums} from daily_procedure_totals
    where office_id = ${days.officeId} and day >= ${month} and day < ${`${month}~`}
    group by office_id, procedure_id`.execute(tx);
}
