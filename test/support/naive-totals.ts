import { sql } from "kysely";
import type { Context } from "#app/platform/context.server.ts";

/**
 * Counts the totals a second time from the facts, by code that shares nothing with the product's rule: what both agree
 * on is right, or wrong twice in the same way.
 */

interface Fact {
  received_at: string;
  received_on: string;
  procedure_id: string;
  channel: string;
  counter_id: string | null;
  unit_id: string | null;
  due_on: string | null;
  finished_on: string | null;
  returned_by: string | null;
  opened_at: string | null;
  score: number | null;
  taps: number | null;
  language: string | null;
  first_given_on: string | null;
  comment: string | null;
  set_aside_at: string | null;
  answers: string | null;
  complaints: number;
}

/** Every total that is not 0: `table|time|dimension|count` → number. */
export async function naiveTotals(context: Context, officeId: string): Promise<Record<string, number>> {
  const { rows } =
    await sql<Fact>`select d.received_at, d.received_on, d.procedure_id, d.channel, d.counter_id, d.unit_id,
      d.due_on, d.finished_on, d.returned_by, p.opened_at, r.score, r.taps, r.language, r.first_given_on, r.comment, r.set_aside_at, r.answers,
      (select count(*) from complaints c where c.dossier_id = d.id and c.kind <> 'praise' and c.lane = 'feedback') as complaints
    from dossiers d join receipts p on p.dossier_id = d.id left join ratings r on r.dossier_id = d.id
    where d.office_id = ${officeId}`.execute(context.db);
  const totals = new Map<string, number>();
  const add = (key: string, number: number) => totals.set(key, (totals.get(key) ?? 0) + number);
  for (const fact of rows) {
    const counted = fact.score !== null && fact.set_aside_at === null;
    const local = new Date(Date.parse(fact.received_at) + 7 * 3_600_000);
    const slot = `${String(local.getUTCDay() || 7)}-${String(local.getUTCHours()).padStart(2, "0")}`;
    const places = [
      `daily_procedure_totals|${fact.received_on}|${fact.procedure_id}`,
      `monthly_procedure_totals|${fact.received_on.slice(0, 7)}|${fact.procedure_id}`,
      `daily_channel_totals|${fact.received_on}|${fact.channel}`,
      `daily_counter_totals|${fact.received_on}|${fact.counter_id ?? ""}`,
      `daily_unit_totals|${fact.received_on}|${fact.unit_id ?? ""}`,
      `daily_slot_totals|${fact.received_on}|${slot}`,
      `daily_language_totals|${fact.received_on}|${counted ? (fact.language ?? "") : ""}`,
    ];
    for (const place of places)
      for (const [count, number] of countsOfFact(fact, counted)) add(`${place}|${count}`, number);
    if (counted) {
      add(`daily_delay_totals|${fact.received_on}|${String(fact.first_given_on)}|rated`, 1);
      for (const [question, answer] of Object.entries(JSON.parse(fact.answers ?? "{}") as Record<string, unknown>)) {
        for (const one of Array.isArray(answer) ? answer : [answer]) {
          add(`daily_answer_totals|${fact.received_on}|${question}=${String(one)}|given`, 1);
        }
      }
    }
  }
  return Object.fromEntries([...totals].filter(([, number]) => number !== 0));
}

function countsOfFact(fact: Fact, counted: boolean): (readonly [string, number])[] {
  const { due_on: due, finished_on: finished } = fact;
  const isDone = finished !== null;
  const hadPromise = isDone && due !== null;
  const isLate = hadPromise && finished > due;
  const days = isDone ? (Date.parse(finished) - Date.parse(fact.received_on)) / 86_400_000 : 0;
  const one = (holds: boolean) => (holds ? 1 : 0);
  return [
    ["received", 1],
    ["rated", one(counted)],
    ["taps", fact.taps ?? 0],
    ...[1, 2, 3, 4, 5].map((score) => [`score_${String(score)}`, one(counted && fact.score === score)] as const),
    ["opened", one(fact.opened_at !== null || fact.score !== null)],
    ["commented", one(counted && fact.comment !== null)],
    ["finished", one(isDone)],
    ["handling_days", Math.max(0, days)],
    ["early", one(hadPromise && finished < due)],
    ["on_time", one(hadPromise && finished === due)],
    ["late", one(isLate)],
    ["unsatisfied", one(isLate || fact.complaints > 0 || (counted && (fact.score ?? 5) < 3))],
    ["online_full", one(fact.channel === "online-full")],
    ["online_part", one(fact.channel === "online-part")],
    ["post", one(fact.channel === "post")],
    ["return_known", one(isDone && fact.returned_by !== null)],
    ["return_post", one(isDone && fact.returned_by === "post")],
  ];
}

const kept = [
  ["daily_procedure_totals", "day", "procedure_id"],
  ["monthly_procedure_totals", "month", "procedure_id"],
  ["daily_channel_totals", "day", "channel"],
  ["daily_counter_totals", "day", "counter_id"],
  ["daily_unit_totals", "day", "unit_id"],
  ["daily_slot_totals", "day", "slot"],
  ["daily_language_totals", "day", "language"],
] as const;

/** The stored totals, in the same form. */
export async function keptTotals(context: Context, officeId: string): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const [table, time, dimension] of kept) {
    const { rows } = await sql<Record<string, string | number>>`select * from ${sql.table(table)}
      where office_id = ${officeId}`.execute(context.db);
    for (const row of rows) {
      for (const [count, value] of Object.entries(row)) {
        if (typeof value === "number" && value !== 0) {
          totals[`${table}|${String(row[time])}|${String(row[dimension])}|${count}`] = value;
        }
      }
    }
  }
  const answers = await context.db
    .selectFrom("daily_answer_totals")
    .where("office_id", "=", officeId)
    .where("given", "!=", 0)
    .selectAll()
    .execute();
  for (const { day, question, answer, given } of answers) {
    totals[`daily_answer_totals|${day}|${question}=${answer}|given`] = given;
  }
  const delays = await context.db
    .selectFrom("daily_delay_totals")
    .where("office_id", "=", officeId)
    .selectAll()
    .execute();
  for (const { day, rated_on, rated } of delays) {
    if (rated !== 0) totals[`daily_delay_totals|${day}|${rated_on}|rated`] = rated;
  }
  return totals;
}
