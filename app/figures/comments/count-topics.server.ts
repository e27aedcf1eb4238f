import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { reasons, reasonsUpToScore, type Reason } from "#app/ratings/questions/standard-questions.ts";
import { scores, type Score } from "#app/ratings/rating/rating.ts";
import type { TopicCounts } from "./comment.ts";
import { showsScore, type CommentFilter } from "./comment-filter.ts";
import { readComments, type CommentReader } from "./list-comments.server.ts";
import { commentsMatching, namesReason } from "./match-comments.server.ts";

/** The scores for which reasons are asked; it depends on the score alone. */
const scoresAsked = scores.filter((score) => score <= reasonsUpToScore);
const rowsPerRead = 500;

/**
 * Counts the reasons over the list without its reason filter, so that a link to a reason leads to as many comments as
 * shown. With search words only comments are counted that this reader would find.
 */
export async function countTopics(db: Db, reader: CommentReader, filter: CommentFilter): Promise<TopicCounts> {
  const counted = scoresAsked.filter((score) => showsScore(filter, score));
  if (counted.length === 0) return { asked: 0, named: perReason(() => 0) };
  const all = { ...filter, reason: null };
  return filter.q === null ? countRows(db, reader.officeId, all, counted) : countFound(db, reader, all, counted);
}

async function countRows(
  db: Db,
  officeId: string,
  filter: CommentFilter,
  counted: readonly Score[],
): Promise<TopicCounts> {
  const row = await commentsMatching(db, officeId, filter)
    .where("ratings.score", "in", counted)
    .select((eb) => eb.fn.countAll<number>().as("asked"))
    .select(
      reasons.map((reason) => sql<number | null>`sum(case when ${namesReason(reason)} then 1 else 0 end)`.as(reason)),
    )
    .executeTakeFirstOrThrow();
  return { asked: row.asked, named: perReason((reason) => row[reason] ?? 0) };
}

async function countFound(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  counted: readonly Score[],
): Promise<TopicCounts> {
  let asked = 0;
  const found = new Map<Reason, number>();
  for (const score of counted) {
    for await (const lines of readComments(db, reader, { ...filter, score }, { after: null, most: rowsPerRead })) {
      asked += lines.length;
      for (const reason of lines.flatMap((line) => line.reasons)) found.set(reason, (found.get(reason) ?? 0) + 1);
    }
  }
  return { asked, named: perReason((reason) => found.get(reason) ?? 0) };
}

function perReason(countOf: (reason: Reason) => number): Record<Reason, number> {
  return Object.fromEntries(reasons.map((reason) => [reason, countOf(reason)])) as Record<Reason, number>;
}
