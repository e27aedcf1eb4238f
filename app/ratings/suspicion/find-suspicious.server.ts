import { sql, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import type { SuspicionSearchesTable } from "#db/schema/suspicion-searches.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { listNewMinutes } from "./list-new-minutes.server.ts";
import { reopenFlags, saveSuspicions } from "./save-suspicions.server.ts";
import { findMark, newSince, saveMark } from "./search-progress.server.ts";
import { longestReach, searchSuspicions } from "./suspicion-search.ts";
import type { SeenTap, Suspicion } from "./suspicion.ts";
import { liesIn, wholeDay, type SearchSpan } from "./touched-spans.ts";
import { noRules, readTrustRules, type TrustRules } from "./trust-rules.ts";

/**
 * Most days before today that are searched after a time without searches: the fingerprints of taps are stored for 14
 * days.
 */
const mostDaysBack = 13;

/**
 * Searches each office's ratings of yesterday and today and flags the suspicious ones, for a person to decide. Reads
 * what is new since the last search and what the rules compare with it; reads whole days where that is not enough (see
 * `newSince`). Reads and saves in slices, so that requests run in between. Can be run at any time and repeated:
 * existing flags and decisions stay, and an interrupted search is repeated from the end of the last complete one.
 * Returns the number of new flags.
 */
export async function findSuspicious(context: Context): Promise<{ flagged: number }> {
  const offices = await context.db
    .selectFrom("offices")
    .leftJoin("trust_rules", "trust_rules.office_id", "offices.id")
    .select(["offices.id", "trust_rules.rules"])
    .orderBy("offices.id")
    .execute();
  let flagged = 0;
  for (const { id, rules } of offices) flagged += await searchOffice(context, id, rules ?? noRules);
  return { flagged };
}

async function searchOffice(context: Context, officeId: string, storedRules: string): Promise<number> {
  const now = context.clock.now();
  const rules = readTrustRules(storedRules);
  const mark = await findMark(context.db, officeId);
  const since = newSince(mark, storedRules, now);
  let flagged = 0;
  for (const span of await listSpans(context.db, { officeId, mark, since, now, rules })) {
    flagged += await searchSpan(context, officeId, span, rules);
  }
  flagged += await reopenFlags(context, officeId);
  await saveMark(context.db, {
    office_id: officeId,
    looked_until: now,
    looked_whole_at: since === undefined ? now : (mark?.looked_whole_at ?? now),
    rules: storedRules,
  });
  return flagged;
}

interface SearchRequest {
  officeId: string;
  mark: SuspicionSearchesTable | undefined;
  since: Instant | undefined;
  now: Instant;
  rules: TrustRules;
}

/** The spans to search, the earliest day first. */
async function listSpans(db: Db, { officeId, mark, since, now, rules }: SearchRequest): Promise<SearchSpan[]> {
  const days = daysToLookAt(mark, now);
  const [firstDay] = days;
  if (since === undefined || firstDay === undefined) return days.map(wholeDay);
  return (await listNewMinutes(db, officeId, since, firstDay)).spans(days, longestReach(rules));
}

function daysToLookAt(mark: SuspicionSearchesTable | undefined, now: Instant): Day[] {
  const today = dayOf(now);
  const days = [addDays(today, -1), today];
  const lastLook = mark === undefined ? today : dayOf(mark.looked_until);
  for (let back = 2; back <= mostDaysBack && addDays(today, -back) >= lastLook; back += 1) {
    days.unshift(addDays(today, -back));
  }
  return days;
}

async function searchSpan(context: Context, officeId: string, span: SearchSpan, rules: TrustRules): Promise<number> {
  const search = searchSuspicions(rules);
  const save = (found: readonly Suspicion[]) =>
    saveSuspicions(
      context,
      officeId,
      found.filter(({ givenAt }) => liesIn(span.judged, givenAt)),
    );
  let flagged = 0;
  let after: TapCursor | undefined;
  for (;;) {
    const { taps, last } = await listTaps(context.db, officeId, span, after);
    flagged += await save(taps.flatMap((tap) => search.take(tap)));
    if (last === undefined) break;
    after = last;
    await letOthersGoFirst();
  }
  return flagged + (await save(search.end()));
}

/** So many taps are read within a few milliseconds. */
const tapsAtOnce = 500;

interface TapCursor {
  givenAt: Instant;
  id: string;
}

/** If a receipt was tapped twice in the millisecond of its counted rating, the later tap is the counted one. */
const isLastOfItsMoment = sql<SqlBool>`not exists (select 1 from rating_history as later
  where later.dossier_id = taps.dossier_id and later.given_at = taps.given_at and later.id > taps.id)`;

/**
 * The next taps of a span in their order, on dossiers whose counted rating was given on the same day. `last` is set
 * while there may be more.
 */
async function listTaps(
  db: Db,
  officeId: string,
  { on, read }: SearchSpan,
  after: TapCursor | undefined,
): Promise<{ taps: SeenTap[]; last: TapCursor | undefined }> {
  const span = read ?? openDay(on);
  let query = db
    .selectFrom("rating_history as taps")
    .innerJoin("ratings", "ratings.dossier_id", "taps.dossier_id")
    .innerJoin("dossiers", "dossiers.id", "taps.dossier_id")
    .leftJoin("receipts", "receipts.dossier_id", "taps.dossier_id")
    .where("taps.office_id", "=", officeId)
    .where("taps.given_at", ">=", after?.givenAt ?? span.from)
    .where("taps.given_at", "<=", span.until)
    .where("taps.given_on", "=", on)
    .whereRef("ratings.given_on", "=", "taps.given_on");
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("taps.given_at", ">", after.givenAt),
        eb.and([eb("taps.given_at", "=", after.givenAt), eb("taps.id", ">", after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("taps.given_at")
    .orderBy("taps.id")
    .limit(tapsAtOnce)
    .select([
      "taps.id",
      "taps.dossier_id as dossierId",
      "taps.score",
      "taps.source",
      "taps.given_at as givenAt",
      "taps.device",
      "taps.network",
      "taps.own_network",
      "ratings.given_at as countedAt",
      "dossiers.channel",
      "dossiers.counter_id as counterId",
      "receipts.first_printed_at as printedAt",
      isLastOfItsMoment.as("isLast"),
    ])
    .execute();
  const taps = rows.map(({ id: _id, countedAt, own_network, isLast, ...tap }) => ({
    ...tap,
    isCounted: tap.givenAt === countedAt && Boolean(isLast),
    isOwnNetwork: own_network === 1,
  }));
  const last = rows.length === tapsAtOnce ? rows.at(-1) : undefined;
  return { taps, last: last && { givenAt: last.givenAt, id: last.id } };
}

function openDay(on: Day): { from: Instant; until: Instant } {
  return { from: instantAt(on, 0, 0), until: instantAt(addDays(on, 1), 0, 0) };
}
