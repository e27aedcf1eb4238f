import type { Db, Tx } from "#db/engine.ts";
import { addRows } from "#db/insert-rows.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import { monthOf } from "#app/platform/day.ts";
import {
  answersOf,
  countsBetween,
  countsOf,
  dossierCounts,
  ratingLanguageOf,
  slotOf,
  type CountedDossier,
  type CountsChange,
  type DossierFacts,
  type RatingFacts,
  type ReceiptFacts,
} from "./dossier-counts.ts";

/**
 * The daily totals: counts of dossiers by day of receipt, one narrow table a dimension. Written in the transaction of
 * the fact they count, so that a dashboard costs by the day and not by the dossier. Procedures are many, so theirs are
 * kept by month as well. `rebuildTotals` makes them all anew.
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

/** Every table of totals. */
export const totalsTables = [...dimensions.map(({ table }) => table), languages.table, answers] as const;

export interface TotalsCollector {
  /** A dossier that is new to the totals, or whose facts changed; undefined before it was there. */
  change(before: DossierFacts | undefined, after: DossierFacts): void;
  /** Writes what was collected, in a fixed order of rows so that two writers cannot block each other for ever. */
  save(tx: Tx): Promise<void>;
}

interface TotalsRow {
  key: Readonly<Record<string, string>>;
  change: CountsChange;
}

type Sheet = Map<string, TotalsRow>;

/** Collects changes of many dossiers and writes each total once. */
export function collectTotals(): TotalsCollector {
  const sheets = dimensions.map((): Sheet => new Map());
  const ofLanguages: Sheet = new Map();
  const ofAnswers = new Map<string, { key: Readonly<Record<string, string>>; given: number }>();

  function addTo(dossier: CountedDossier, change: CountsChange): void {
    dimensions.forEach((dimension, index) => {
      const when = dimension.time === "day" ? dossier.received_on : monthOf(dossier.received_on);
      addToSheet(sheets[index], dossier.office_id, dimension, when, dimension.of(dossier), change);
    });
  }

  function addLanguage({ dossier }: DossierFacts, language: string, change: CountsChange): void {
    addToSheet(ofLanguages, dossier.office_id, languages, dossier.received_on, language, change);
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

  return {
    change(before, after) {
      const now = countsOf(after);
      const then = before === undefined ? {} : countsOf(before);
      if (before === undefined || isCountedTogether(before.dossier, after.dossier)) {
        addTo(after.dossier, before === undefined ? now : countsBetween(then, now));
      } else {
        addTo(before.dossier, negative(then));
        addTo(after.dossier, now);
      }
      if (before !== undefined) {
        addLanguage(before, ratingLanguageOf(before), negative(then));
        addAnswers(before, -1);
      }
      addLanguage(after, ratingLanguageOf(after), now);
      addAnswers(after, 1);
    },
    async save(tx) {
      for (const [index, { table, time, column }] of dimensions.entries()) {
        await saveSheet(tx, table, ["office_id", time, column], sheets[index] ?? new Map<string, TotalsRow>());
      }
      await saveSheet(tx, languages.table, ["office_id", languages.time, languages.column], ofLanguages);
      const rows = inOrder(ofAnswers).filter(({ given }) => given !== 0);
      ofAnswers.clear();
      const key = ["office_id", "day", "question", "answer"];
      await addRows(
        tx,
        answers,
        key,
        rows.map(({ key: names, given }) => ({ ...names, given })),
      );
    },
  };
}

function addToSheet(
  sheet: Sheet | undefined,
  officeId: string,
  { time, column }: { time: string; column: string },
  when: string,
  value: string,
  change: CountsChange,
): void {
  const id = `${officeId} ${when} ${value}`;
  let row = sheet?.get(id);
  if (row === undefined) {
    row = { key: { office_id: officeId, [time]: when, [column]: value }, change: {} };
    sheet?.set(id, row);
  }
  for (const count in change) {
    const name = count as keyof CountsChange;
    row.change[name] = (row.change[name] ?? 0) + (change[name] ?? 0);
  }
}

/** Rows of which something changes, each with only the counts that change anywhere in the sheet. */
async function saveSheet(tx: Tx, table: (typeof totalsTables)[number], key: string[], sheet: Sheet): Promise<void> {
  const rows = inOrder(sheet).filter(({ change }) => Object.values(change).some((number) => number !== 0));
  sheet.clear();
  await addRows(
    tx,
    table,
    key,
    rows.map((row) => ({ ...row.key, ...Object.fromEntries(dossierCounts.map((c) => [c, row.change[c] ?? 0])) })),
  );
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

function negative(change: CountsChange): CountsChange {
  return Object.fromEntries(Object.entries(change).map(([count, number]) => [count, -number]));
}

/** Adds a dossier, or a change of its facts, to the totals. */
export async function addToTotals(tx: Tx, before: DossierFacts | undefined, after: DossierFacts): Promise<void> {
  const collector = collectTotals();
  collector.change(before, after);
  await collector.save(tx);
}

/** The columns of a receipt that its dossier is counted by. */
export const receiptColumns = ["receipts.opened_at", "receipts.complained"] as const;

/** What the totals see of a receipt row. */
export function receiptFacts(row: { opened_at: string | null; complained: number | null }): ReceiptFacts {
  return { wasOpened: row.opened_at !== null, hasComplaint: row.complained === 1 };
}

/** The columns of a rating that it is counted by. */
export const ratingColumns = [
  "ratings.score",
  "ratings.taps",
  "ratings.language",
  "ratings.comment",
  "ratings.set_aside_at",
  "ratings.answers",
] as const;

type RatingRow = Pick<RatingsTable, "score" | "taps" | "language" | "comment" | "set_aside_at" | "answers">;

/** What the totals see of a rating row; undefined for the empty side of a join, where a dossier is not rated. */
export function ratingFacts(row: { [Column in keyof RatingRow]: RatingRow[Column] | null }): RatingFacts | undefined {
  const { score, taps, language, answers, comment, set_aside_at } = row;
  if (score === null || taps === null || language === null || answers === null) return undefined;
  return { score, taps, language, answers, hasComment: comment !== null, isSetAside: set_aside_at !== null };
}

const factsPerRead = 5000;

/** Recomputes every total from the dossiers, their receipts and their ratings; answers how many dossiers were counted. */
export async function rebuildTotals(tx: Tx): Promise<number> {
  for (const table of totalsTables) await tx.deleteFrom(table).execute();
  const collector = collectTotals();
  let count = 0;
  let after: string | undefined;
  do {
    const rows = await readFacts(tx, after);
    for (const { facts } of rows) collector.change(undefined, facts);
    count += rows.length;
    after = rows.length < factsPerRead ? undefined : rows.at(-1)?.id;
  } while (after !== undefined);
  await collector.save(tx);
  await noteVersion(tx);
  return count;
}

async function readFacts(tx: Tx, after: string | undefined): Promise<{ id: string; facts: DossierFacts }[]> {
  let query = tx
    .selectFrom("dossiers")
    .leftJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .orderBy("dossiers.id")
    .limit(factsPerRead)
    .select(["dossiers.id", ...dossierColumns, ...receiptColumns, ...ratingColumns]);
  if (after !== undefined) query = query.where("dossiers.id", ">", after);
  const rows = await query.execute();
  return rows.map((row) => {
    const { id, opened_at, complained, score, taps, language, comment, set_aside_at, answers: given, ...dossier } = row;
    const rating = ratingFacts({ score, taps, language, comment, set_aside_at, answers: given });
    return { id, facts: { dossier, ...receiptFacts({ opened_at, complained }), rating } };
  });
}

/** The facts of one held dossier. */
export async function readFactsOf(tx: Tx, dossier: CountedDossier, dossierId: string): Promise<DossierFacts> {
  const row = await tx
    .selectFrom("receipts")
    .leftJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "=", dossierId)
    .select([...receiptColumns, ...ratingColumns])
    .executeTakeFirstOrThrow();
  return { dossier, ...receiptFacts(row), rating: ratingFacts(row) };
}

/** The columns of a dossier that it is counted by. */
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

/** Raised whenever `countsOf` or a dimension changes: totals made by an older way are counted anew. */
const totalsVersion = 2;
const versionName = "dossiers";

async function noteVersion(tx: Tx): Promise<void> {
  await tx
    .insertInto("totals_versions")
    .values({ name: versionName, version: totalsVersion })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ version: totalsVersion }))
    .execute();
}

/** Whether the totals were made by another version of the product and must be counted anew before they are read. */
export async function areTotalsOutdated(db: Db): Promise<boolean> {
  const kept = await db
    .selectFrom("totals_versions")
    .where("name", "=", versionName)
    .select("version")
    .executeTakeFirst();
  return kept?.version !== totalsVersion;
}
