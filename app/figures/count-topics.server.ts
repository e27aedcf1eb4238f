import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { reasons, type Reason } from "#app/ratings/questionnaire.ts";
import type { CommentFilter } from "./comment-filter.ts";
import { readComments, type CommentReader } from "./list-comments.server.ts";
import { commentsMatching, namesReason } from "./match-comments.server.ts";

/** How often each reason is named with the comments of a list. */
export interface TopicCounts {
  /** Comments of those who were asked for reasons: a score of 3 or less. */
  asked: number;
  named: Readonly<Record<Reason, number>>;
}

/** Reasons are asked for up to this score. */
const highestAsked = 3;
const rowsPerRead = 500;

/**
 * Counted over the list itself, whatever reason it is narrowed to, so that a reason leads to as many comments as its
 * number says. Of a search only what this reader would find is counted.
 */
export async function countTopics(db: Db, reader: CommentReader, filter: CommentFilter): Promise<TopicCounts> {
  const all = { ...filter, reason: null };
  return filter.q === null ? countRows(db, reader.officeId, all) : countFound(db, reader, all);
}

async function countRows(db: Db, officeId: string, filter: CommentFilter): Promise<TopicCounts> {
  let query = commentsMatching(db, officeId, filter).where("ratings.score", "<=", highestAsked);
  if (filter.score !== null) query = query.where("ratings.score", "=", filter.score);
  const row = await query
    .select((eb) => eb.fn.countAll<number>().as("asked"))
    .select(
      reasons.map((reason) => sql<number | null>`sum(case when ${namesReason(reason)} then 1 else 0 end)`.as(reason)),
    )
    .executeTakeFirstOrThrow();
  return { asked: row.asked, named: perReason((reason) => row[reason] ?? 0) };
}

async function countFound(db: Db, reader: CommentReader, filter: CommentFilter): Promise<TopicCounts> {
  let asked = 0;
  const found = new Map<Reason, number>();
  for await (const lines of readComments(db, reader, filter, { after: null, most: rowsPerRead })) {
    for (const line of lines.filter(({ score }) => score <= highestAsked)) {
      asked += 1;
      for (const reason of line.reasons) found.set(reason, (found.get(reason) ?? 0) + 1);
    }
  }
  return { asked, named: perReason((reason) => found.get(reason) ?? 0) };
}

function perReason(countOf: (reason: Reason) => number): Record<Reason, number> {
  return Object.fromEntries(reasons.map((reason) => [reason, countOf(reason)])) as Record<Reason, number>;
}
