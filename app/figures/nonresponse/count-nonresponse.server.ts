import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { blocksThread } from "#db/fast/blocks-thread.ts";
import {
  countDossiersByChannel,
  countDossiersByMonth,
  countDossiersByProcedure,
  countDossiersByUnit,
} from "#app/figures/counting/count-dossiers.server.ts";
import type { DossierCounts, NamedCounts } from "#app/figures/measures/dossier-counts.ts";
import { addDossierCounts, noDossierCounts } from "#app/figures/measures/dossier-counts.ts";
import type { Period } from "#app/figures/period/period.ts";
import { addDays, daysBetween } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { margins, type Margin, type MarginCategory, type NonresponseCounts, type RatedCell } from "./nonresponse.ts";

/** The counts of who did and who did not rate, with the names of procedures and units by their id. */
export interface NamedNonresponse extends NonresponseCounts {
  names: Readonly<Record<"procedure" | "unit", ReadonlyMap<string, string>>>;
}

/**
 * Counts all dossiers of a period by each margin, from the totals, and the rated ones by all margins at once: no dossier
 * is loaded.
 */
export async function countNonresponse(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
): Promise<NamedNonresponse> {
  const [procedures, channels, units, months] = await Promise.all([
    countDossiersByProcedure(db, officeId, span),
    countDossiersByChannel(db, officeId, span),
    countDossiersByUnit(db, officeId, span),
    countDossiersByMonth(db, officeId, span),
  ]);
  const all = channels.map(({ dossiers }) => dossiers).reduce(addDossierCounts, noDossierCounts);
  const cells = await listRatedCells(db, officeId, span, all.received);
  const received: Record<Margin, MarginCategory[]> = {
    procedure: procedures.map(categoryOf),
    channel: channels.map(({ channel, dossiers }) => ({ id: channel, received: dossiers.received })),
    unit: units.map(categoryOf),
    lateness: latenessOf(all),
    month: [...months]
      .map(([id, dossiers]) => ({ id, received: dossiers.received }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
  return { received, cells, names: { procedure: namesOf(procedures), unit: namesOf(units) } };
}

function categoryOf({ id, dossiers }: NamedCounts): MarginCategory {
  return { id, received: dossiers.received };
}

function namesOf(counts: readonly NamedCounts[]): Map<string, string> {
  return new Map(counts.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])));
}

function latenessOf({ received, early, on_time, late }: DossierCounts): MarginCategory[] {
  return [
    { id: "in-time", received: early + on_time },
    { id: "late", received: late },
    { id: "open", received: received - early - on_time - late },
  ].filter((category) => category.received > 0);
}

/** About as many dossiers are read by one statement that holds the process, so that it takes some ten milliseconds. */
const readAtOnce = 5_000;

/**
 * The rated dossiers by all margins at once, read some days at a time, so many as `received` dossiers of the whole period
 * allow; between the statements others have their turn. PostgreSQL reads them by one statement: for each of many it would
 * read all ratings of the installation.
 */
async function listRatedCells(
  db: Db,
  officeId: string,
  { from, to }: Pick<Period, "from" | "to">,
  received: number,
): Promise<RatedCell[]> {
  const days = daysBetween(from, to) + 1;
  const portion = Math.max(1, Math.floor((days * readAtOnce) / Math.max(received, 1)));
  const daysAtOnce = blocksThread(db) ? portion : days;
  const cells = new Map<string, RatedCell>();
  for (let day = from; day <= to; day = addDays(day, daysAtOnce)) {
    const last = addDays(day, daysAtOnce - 1);
    for (const cell of await readRatedCells(db, officeId, { from: day, to: last < to ? last : to })) {
      const key = margins.map((margin) => cell[margin]).join(" ");
      const { answers, satisfied } = cells.get(key) ?? { answers: 0, satisfied: 0 };
      cells.set(key, { ...cell, answers: answers + cell.answers, satisfied: satisfied + cell.satisfied });
    }
    await letOthersGoFirst();
  }
  return [...cells.values()];
}

async function readRatedCells(
  db: Db,
  officeId: string,
  { from, to }: Pick<Period, "from" | "to">,
): Promise<RatedCell[]> {
  const { rows } = await sql<RatedCell>`select dossiers.procedure_id as "procedure", dossiers.channel as "channel",
      coalesce(dossiers.unit_id, '') as "unit", substr(dossiers.received_on, 1, 7) as "month",
      case when dossiers.finished_on is null or dossiers.due_on is null then 'open'
        when dossiers.finished_on > dossiers.due_on then 'late' else 'in-time' end as "lateness",
      count(*) as "answers", sum(case when ratings.score >= 4 then 1 else 0 end) as "satisfied"
    from dossiers inner join ratings on ratings.dossier_id = dossiers.id
    where dossiers.office_id = ${officeId} and dossiers.received_on >= ${from} and dossiers.received_on <= ${to}
      and ratings.set_aside_at is null
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}
