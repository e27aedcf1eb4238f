import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { PublishedRatingsTable } from "#db/schema/published-ratings.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { Change, Opinion, Side } from "./opinion-steps.ts";
import { channelCell, monthCell, procedureCell, quarterCell } from "./published-state.ts";
import { monthsOf, quarterOf, yearPeriod } from "#app/figures/period/period.ts";

/** The columns of a rating in `published_ratings`, as stored or as they would be stored. */
type Published = Pick<PublishedRatingsTable, "month" | "procedure_id" | "channel" | "opinion">;

/** Ratings with the same change, and their dossiers. */
export interface WaitingRatings extends Change {
  dossiers: readonly string[];
  /** Their published columns after the change; undefined if they leave the published figures. */
  becomes: Published | undefined;
}

/** The opinion that a score expresses. */
export function opinionOf(score: Score): Opinion {
  if (score >= 4) return "satisfied";
  return score === 3 ? "neutral" : "dissatisfied";
}

/**
 * The ratings of a year that changed since they were published, up to the end of a day. Read month by month, letting other
 * requests run in between. A rating changed after that day stays as it is published.
 */
export async function listWaiting(db: Db, officeId: string, year: number, until: Day): Promise<WaitingRatings[]> {
  const groups = new Map<string, WaitingRatings & { dossiers: string[] }>();
  for (const month of monthsOf(yearPeriod(year, addDays(until, 1)))) {
    for (const row of await listNew(db, officeId, month, until)) add(row.dossier_id, undefined, becoming(row, month));
    for (const row of await listChanged(db, officeId, month, until)) {
      add(row.dossier_id, row, row.score === null ? undefined : changed(row, year));
    }
    await nextTurn();
  }
  return [...groups.values()];

  function add(dossier: string, before: PublishedRatingsTable | undefined, after: Published | undefined): void {
    const id = [
      before?.told_in ?? "-",
      before?.opinion,
      after?.month,
      after?.procedure_id,
      after?.channel,
      after?.opinion,
    ]
      .map((part) => part ?? "")
      .join("|");
    const group = groups.get(id);
    if (group === undefined) {
      const sides = { before: before && publishedSide(before), after: after && sideOf(after) };
      groups.set(id, { id, count: 1, ...sides, dossiers: [dossier], becomes: after });
    } else {
      group.count += 1;
      group.dossiers.push(dossier);
    }
  }
}

/** Ratings that are not in the published figures yet. */
function listNew(db: Db, officeId: string, month: string, until: Day) {
  return db
    .selectFrom("dossiers")
    .innerJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .leftJoin("published_ratings", "published_ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", ">=", `${month}-01` as Day)
    .where("dossiers.received_on", "<=", `${month}-31` as Day)
    .where("ratings.set_aside_at", "is", null)
    .where("ratings.given_on", "<=", until)
    .where("published_ratings.dossier_id", "is", null)
    .select(["dossiers.id as dossier_id", "dossiers.procedure_id", "dossiers.channel", "ratings.score"])
    .execute();
}

function becoming(row: Awaited<ReturnType<typeof listNew>>[number], month: string): Published {
  const { procedure_id, channel, score } = row;
  return { month, procedure_id, channel, opinion: opinionOf(score) };
}

const opinionNow = sql<Opinion>`case when ratings.score >= 4 then 'satisfied' when ratings.score = 3 then 'neutral'
  else 'dissatisfied' end`;

/** Published ratings that are set aside now, or whose opinion, month, procedure or channel is another one now. */
function listChanged(db: Db, officeId: string, month: string, until: Day) {
  const monthNow = sql<string>`substr(dossiers.received_on, 1, 7)`;
  return db
    .selectFrom("published_ratings")
    .innerJoin("dossiers", "dossiers.id", "published_ratings.dossier_id")
    .leftJoin("ratings", (join) =>
      join.onRef("ratings.dossier_id", "=", "dossiers.id").on("ratings.set_aside_at", "is", null),
    )
    .where("published_ratings.office_id", "=", officeId)
    .where("published_ratings.month", "=", month)
    .where((eb) => eb.or([eb("ratings.id", "is", null), eb("ratings.given_on", "<=", until)]))
    .where((eb) =>
      eb.or([
        eb("ratings.id", "is", null),
        eb("published_ratings.opinion", "!=", opinionNow),
        eb("published_ratings.procedure_id", "!=", eb.ref("dossiers.procedure_id")),
        eb("published_ratings.channel", "!=", eb.ref("dossiers.channel")),
        eb("published_ratings.month", "!=", monthNow),
      ]),
    )
    .selectAll("published_ratings")
    .select([
      "ratings.score",
      monthNow.as("monthNow"),
      "dossiers.procedure_id as procedureNow",
      "dossiers.channel as channelNow",
    ])
    .execute();
}

/** The columns of a changed rating. Undefined if it moved to another year: it leaves this year and waits in the other. */
function changed(row: Awaited<ReturnType<typeof listChanged>>[number], year: number): Published | undefined {
  if (!row.monthNow.startsWith(String(year))) return undefined;
  const opinion = opinionOf(row.score ?? 3);
  return { month: row.monthNow, procedure_id: row.procedureNow, channel: row.channelNow, opinion };
}

/** The cells of a rating that is to be published. */
function sideOf({ month, procedure_id, channel, opinion }: Published): Side {
  const quarter = quarterCell(quarterOf(`${month}-01` as Day));
  const cells = {
    time: [quarter, monthCell(month)],
    procedure: [procedureCell(procedure_id)],
    channel: [channelCell(channel)],
  };
  return { cells, isSatisfied: opinion === "satisfied" };
}

/** The cells in which a rating was published, of all the cells it belongs to. */
function publishedSide(row: PublishedRatingsTable): Side {
  const shownIn = new Set(row.told_in.split(" "));
  const { cells, isSatisfied } = sideOf(row);
  const shown = (path: readonly string[]) => path.filter((cell) => shownIn.has(cell));
  return {
    cells: {
      time: shown(cells.time ?? []),
      procedure: shown(cells.procedure ?? []),
      channel: shown(cells.channel ?? []),
    },
    isSatisfied,
  };
}
