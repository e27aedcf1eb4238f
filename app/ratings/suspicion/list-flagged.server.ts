import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { readFlag } from "./save-suspicions.server.ts";
import type { FlaggedRating, FlaggedView, NamedDecision } from "./flagged-view.ts";
import { versionOf } from "./judge-rating.ts";
import { flagState } from "./suspicion.ts";

export interface FlaggedPage {
  ratings: FlaggedRating[];
  /** Number of ratings that wait for a decision, in any list. */
  waiting: number;
  /** The cursor of the next page; undefined on the last page. */
  next: string | undefined;
}

const ratingsOnPage = 20;

/** 1 for a waiting flag: it is undecided, and its rating was not given again since. */
const waits = sql<number>`case when flags.decided_at is null and ratings.given_at <= flags.found_at then 1 else 0 end`;

/**
 * Lists the flagged ratings of an office: waiting ones first, then by the newest flag. `after` is the `next` of the
 * page before.
 */
export async function listFlagged(
  db: Db,
  officeId: string,
  view: FlaggedView,
  after: string | null,
): Promise<FlaggedPage> {
  const all = db
    .selectFrom("rating_flags as flags")
    .innerJoin("ratings", "ratings.dossier_id", "flags.dossier_id")
    .where("flags.office_id", "=", officeId)
    .groupBy("flags.dossier_id")
    .select(({ fn }) => [
      "flags.dossier_id as dossierId",
      fn.max(waits).as("isWaiting"),
      fn.max("flags.found_at").as("foundAt"),
    ])
    .as("flagged");
  let query = db.selectFrom(all);
  if (view !== "all") query = query.where("isWaiting", "=", view === "waiting" ? 1 : 0);
  const cursor = readCursor(after);
  if (cursor !== undefined) {
    const { isWaiting, foundAt, dossierId } = cursor;
    query = query.where((eb) =>
      eb.or([
        eb("isWaiting", "<", isWaiting),
        eb.and([eb("isWaiting", "=", isWaiting), eb("foundAt", "<", foundAt)]),
        eb.and([eb("isWaiting", "=", isWaiting), eb("foundAt", "=", foundAt), eb("dossierId", "<", dossierId)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("isWaiting", "desc")
    .orderBy("foundAt", "desc")
    .orderBy("dossierId", "desc")
    .limit(ratingsOnPage + 1)
    .selectAll()
    .execute();
  const shown = rows.slice(0, ratingsOnPage);
  const last = shown.at(-1);
  const hasMore = rows.length > ratingsOnPage && last !== undefined;
  return {
    ratings: await describe(
      db,
      officeId,
      shown.map(({ dossierId }) => dossierId),
    ),
    waiting: await countWaiting(db, officeId),
    next: hasMore ? `${String(last.isWaiting)}.${last.foundAt}.${last.dossierId}` : undefined,
  };
}

async function countWaiting(db: Db, officeId: string): Promise<number> {
  const { count } = await db
    .selectFrom("rating_flags as flags")
    .innerJoin("ratings", "ratings.dossier_id", "flags.dossier_id")
    .where("flags.office_id", "=", officeId)
    .where("flags.decided_at", "is", null)
    .whereRef("ratings.given_at", "<=", "flags.found_at")
    .select(({ fn }) => fn.count<number>("flags.dossier_id").distinct().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The flagged ratings of these dossiers, in the order given. */
async function describe(db: Db, officeId: string, dossierIds: readonly string[]): Promise<FlaggedRating[]> {
  if (dossierIds.length === 0) return [];
  const rows = await db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .where("ratings.dossier_id", "in", dossierIds)
    .where("ratings.office_id", "=", officeId)
    .select([
      "ratings.dossier_id as dossierId",
      "dossiers.number",
      "procedures.name as procedureName",
      "counters.name as counterName",
      "dossiers.received_on as receivedOn",
      "ratings.score",
      "ratings.source",
      "ratings.given_at as givenAt",
      "ratings.set_aside_at",
      "ratings.set_aside_by",
    ])
    .execute();
  const flags = await db
    .selectFrom("rating_flags")
    .where("dossier_id", "in", dossierIds)
    .where("office_id", "=", officeId)
    .orderBy("found_at")
    .orderBy("reason")
    .selectAll()
    .execute();
  const replaced = await db
    .selectFrom("set_aside_ratings")
    .where("dossier_id", "in", dossierIds)
    .where("office_id", "=", officeId)
    .orderBy("given_at", "desc")
    .select(["dossier_id", "score", "given_at"])
    .execute();
  const names = await listNames(db, officeId);
  const byDossier = new Map(
    rows.map(({ set_aside_at, set_aside_by, ...rating }) => {
      const own = flags.filter((flag) => flag.dossier_id === rating.dossierId);
      const current = own.map((flag) => ({ reason: flag.reason, ...readFlag(flag) }));
      return [
        rating.dossierId,
        {
          ...rating,
          isSetAside: set_aside_at !== null,
          isProvisional: set_aside_at !== null && set_aside_by === null,
          replaced: replaced
            .filter(({ dossier_id }) => dossier_id === rating.dossierId)
            .map(({ score, given_at }) => ({ score, givenAt: given_at })),
          state: flagState(rating.givenAt, current),
          foundAt: own.at(-1)?.found_at ?? rating.givenAt,
          reasons: current.map(({ details }) => details.seen),
          decisions: decisionsOf(current, names),
          version: versionOf(rating.givenAt, current),
        },
      ];
    }),
  );
  return dossierIds.flatMap((id) => byDossier.get(id) ?? []);
}

/** One decision is taken for all reasons at once, so it is listed once. */
function decisionsOf(
  flags: readonly ReturnType<typeof readFlag>[],
  names: ReadonlyMap<string, string>,
): NamedDecision[] {
  const all = flags.flatMap(({ details, decided }) => [
    ...details.earlier,
    ...(decided === undefined ? [] : [decided]),
  ]);
  const byMoment = new Map(all.map((decision) => [decision.at, decision]));
  return [...byMoment.values()]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map((decision) => ({ ...decision, byName: names.get(decision.by) ?? "" }));
}

async function listNames(db: Db, officeId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom("staff").where("office_id", "=", officeId).select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Reads the cursor `{isWaiting}.{foundAt}.{dossierId}` of the last rating shown; undefined, for the first page, if the
 * text is anything else.
 */
function readCursor(text: string | null): { isWaiting: number; foundAt: Instant; dossierId: string } | undefined {
  const match = /^([01])\.(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\.([\da-f-]{36})$/.exec(text ?? "");
  if (match === null) return undefined;
  const [, isWaiting = "", foundAt = "", dossierId = ""] = match;
  return { isWaiting: Number(isWaiting), foundAt: foundAt as Instant, dossierId };
}
