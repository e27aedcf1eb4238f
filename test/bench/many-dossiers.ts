import { sql } from "kysely";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { channels } from "#app/dossiers/dossier.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import { firstPreset } from "#app/targets/target-presets.ts";
import { createOffice } from "#app/installation/create-office.server.ts";
import { addDays, day, instantFromDate } from "#app/platform/day.ts";

/** The days on which the generated dossiers were received: two years, the same for every number of dossiers. */
export const firstDay = day("2025-01-01");
export const lastDay = day("2026-12-31");
const dayCount = 730;

/** What a large provincial one-stop shop has; few procedures make up most of its dossiers. */
const procedureCount = 150;
const unitCount = 12;
const counterCount = 20;
/** One complaint for this many dossiers. */
const dossiersPerComplaint = 1000;
const dossiersPerStatement = 100_000;

/**
 * An office with so many dossiers, 40 % of them rated, one complaint for every thousand, and the totals counted from
 * them: with hours, promises kept and broken, answers to questions and two languages. Made by the engine itself from row numbers, because five million rows through any driver take longer than the
 * bench. Receipts and the history of taps, which no figure reads, are left out. Answers the office's id.
 */
export async function givenManyDossiers(db: Db, count: number): Promise<string> {
  const now = instantFromDate(new Date("2026-12-31T03:00:00Z"));
  const officeId = await inTransaction(db, async (tx) => {
    const id = await createOffice(tx, office, now);
    await giveFirstTargets(tx, id, firstPreset, { from: firstPreset.from, until: null });
    await insertPlaces(tx, id);
    return id;
  });
  await inTransaction(db, insertDays);
  for (let from = 0; from < count; from += dossiersPerStatement) {
    const to = Math.min(count, from + dossiersPerStatement);
    await inTransaction(db, (tx) => insertDossiers(tx, officeId, { from, to, count }));
  }
  await inTransaction(db, rebuildTotals);
  await sql`drop table bench_days`.execute(db);
  await sql`analyze`.execute(db);
  return officeId;
}

const office = {
  slug: "bench",
  name: "Trung tâm Phục vụ hành chính công",
  parentName: "Ủy ban nhân dân thành phố",
  place: "Thành phố",
  contactLine: "Bộ phận Một cửa",
};

/** The id of the n-th procedure, unit or counter, so that SQL can make it from a number. */
function numbered(kind: string, position: number): string {
  return `bench-${kind}-${String(position)}`;
}

async function insertPlaces(tx: Tx, officeId: string): Promise<void> {
  const some = (count: number) => Array.from({ length: count }, (_, position) => position);
  await insertRows(
    tx,
    "procedures",
    some(procedureCount).map((position) => ({
      id: numbered("procedure", position),
      office_id: officeId,
      code: `1.${String(100_000 + position)}`,
      name: `Thủ tục ${String(position)}`,
      field: `Lĩnh vực ${String(position % 15)}`,
      register_name: null,
      register_field: null,
      proposed_at: null,
      first_run: null,
      retired_at: null,
      merged_into: null,
    })),
  );
  const named = (kind: string, word: string) => (position: number) => ({
    id: numbered(kind, position),
    office_id: officeId,
    name: `${word} ${String(position)}`,
    name_key: `${kind} ${String(position)}`,
    second_key: null,
    merged_into: null,
  });
  await insertRows(tx, "units", some(unitCount).map(named("unit", "Phòng")));
  const counter = named("counter", "Quầy");
  await insertRows(
    tx,
    "counters",
    some(counterCount).map((position) => ({ ...counter(position), code: `BENCH${String(position)}` })),
  );
}

/** The days with their instants, so that the generating SQL needs no date function. */
async function insertDays(tx: Tx): Promise<void> {
  await sql`create table bench_days (position integer primary key, day text not null, early text not null,
    due text not null, late text not null)`.execute(tx);
  const days = Array.from({ length: dayCount }, (_, position) => addDays(firstDay, position));
  const rows = days.map(
    (on, position) => sql`(${sql.lit(position)}, ${on}, ${addDays(on, 5)}, ${addDays(on, 7)}, ${addDays(on, 9)})`,
  );
  await sql`insert into bench_days (position, day, early, due, late) values ${sql.join(rows)}`.execute(tx);
}

interface Part {
  from: number;
  to: number;
  count: number;
}

/** A number that looks like chance: the row's own, multiplied and cut off. */
const scattered = (factor: number, modulus: number) => sql`((i * ${sql.lit(factor)}) % ${sql.lit(modulus)})`;

/** The numbers `i` of the part's rows, each with the position of its day: in order, as dossiers come. */
function rowNumbers({ from, to, count }: Part) {
  return sql`with recursive numbers(i) as (
    select cast(${sql.lit(from)} as bigint) union all select i + 1 from numbers where i + 1 < ${sql.lit(to)}
  ), numbered_rows as (
    select i, i * ${sql.lit(dayCount)} / ${sql.lit(count)} as day_position from numbers
  )`;
}

async function insertDossiers(tx: Tx, officeId: string, part: Part): Promise<void> {
  const numbers = rowNumbers(part);
  const id = sql`'d' || substr('00000000' || i, length('00000000' || i) - 7)`;
  await sql`insert into dossiers (id, office_id, number, procedure_id, channel, state, received_at, received_on,
      created_at, updated_at, unit_id, counter_id, due_at, due_on, finished_at, finished_on)
    ${numbers} select ${id}, ${officeId}, 'H29-' || i, ${procedureOf}, ${channelOf}, 'finished', ${receivedAt}, day,
      ${receivedAt}, ${receivedAt}, 'bench-unit-' || ${scattered(31, unitCount)},
      case when ${scattered(13, 10)} < 6 then 'bench-counter-' || ${scattered(17, counterCount)} else null end,
      due || 'T10:00:00.000Z', due, ${finishedOn} || 'T08:00:00.000Z', ${finishedOn}
    from numbered_rows join bench_days on position = day_position`.execute(tx);
  await sql`insert into ratings (id, office_id, dossier_id, source, language, first_given_at, first_given_on, given_at,
      given_on, answers, score, taps)
    ${numbers} select 'r' || i, ${officeId}, ${id}, 'phone', case when ${scattered(41, 50)} < 1 then 'en' else 'vi' end,
      due || 'T09:00:00.000Z', due, due || 'T09:00:00.000Z', due, ${answersGiven},
      case when ${scattered(29, 100)} < 60 then 5 when ${scattered(29, 100)} < 85 then 4 else 1 + ${scattered(37, 3)} end, 1
    from numbered_rows join bench_days on position = day_position where ${scattered(7, 5)} < 2`.execute(tx);
  await insertComplaints(tx, officeId, part);
}

/** The hours of an office, by UTC: from eight to half past four in Vietnam. */
const receivedAt = sql`day || 'T0' || (1 + ${scattered(19, 9)}) || ':30:00.000Z'`;

/** Most are early, some on the day or late; of the last weeks a few have no result although their day has passed. */
const finishedOn = sql`case when day_position > 710 and ${scattered(43, 100)} < 2 then null
  when ${scattered(23, 100)} < 60 then early when ${scattered(23, 100)} < 92 then due else late end`;

/** A third of those who rate answer some of the questions. */
const answersGiven = sql`case ${scattered(47, 9)}
  when 0 then '{"attitude":"5","trips":"1","waiting":"under-15"}'
  when 1 then '{"attitude":"4","trips":"1","waiting":"15-25","result":"on-time"}'
  when 2 then '{"reasons":["late"],"attitude":"3","trips":"2","waiting":"over-25","result":"late-silent"}'
  else '{}' end`;

/** Squared, so that the first procedures are far busier than the last. */
const procedureOf = sql`'bench-procedure-' || (${scattered(7919, 1009)} * ${scattered(7919, 1009)} * ${sql.lit(procedureCount)} / 1018081)`;

const channelOf = sql`case ${scattered(11, 4)} ${sql.join(
  channels.map((channel, index) => sql`when ${sql.lit(index)} then ${sql.lit(channel)}`),
  sql` `,
)} end`;

/** Most are answered in time, some late, the newest are waiting. */
async function insertComplaints(tx: Tx, officeId: string, { from, to, count }: Part): Promise<void> {
  const dossier = sql`'d' || substr('00000000' || i, length('00000000' || i) - 7)`;
  await sql`insert into complaints (dossier_id, id, office_id, reference, secret_hash, form_hash, kind, source, language, text, search,
      state, received_at, received_on, first_due_on, due_on, answer_owed, due_unconfirmed, revision, answered_at, answered_on, answer)
    ${rowNumbers({ from, to, count })} select ${dossier}, 'c' || i, ${officeId}, 'K' || i, 's' || i, 'f' || i, 'problem', 'web', 'vi', ${complaintText},
      ${complaintText}, 'answered', day || 'T03:00:00.000Z', day, due, due, 1, 0, 1, due || 'T03:00:00.000Z',
      case when ${scattered(7, 10)} < 8 then due when ${scattered(7, 10)} < 9 then '2026-12-31' else null end, ${complaintText}
    from numbered_rows join bench_days on position = day_position where i % ${sql.lit(dossiersPerComplaint)} = 0`.execute(
    tx,
  );
}

const complaintText = "Hồ sơ trả chậm so với giấy hẹn, đề nghị cho biết lý do. ".repeat(5);
