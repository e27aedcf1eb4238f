import type { Db } from "#db/engine.ts";
import type { PublishedAnswer } from "./publication.ts";

/** More than this is of no help on a page. */
const mostAnswers = 20;

/**
 * The answers an office has made public, the newest first; with `before`, those older than the one of that id, with
 * `from` those from that one on. One whose case was reopened or locked meanwhile is not shown, as long as that lasts.
 */
export function listPublishedAnswers(
  db: Db,
  officeId: string,
  {
    before,
    from,
    limit = mostAnswers,
  }: { before?: string | undefined; from?: string | undefined; limit?: number } = {},
): Promise<PublishedAnswer[]> {
  let query = db
    .selectFrom("published_answers")
    .innerJoin("complaints", "complaints.id", "published_answers.complaint_id")
    .where("published_answers.office_id", "=", officeId)
    .where("published_answers.withdrawn_at", "is", null)
    .where("complaints.state", "=", "answered")
    .where("complaints.locked", "=", 0)
    .orderBy("published_answers.id", "desc")
    .limit(limit)
    .select([
      "published_answers.id",
      "complaints.kind",
      "published_answers.question",
      "published_answers.answer",
      "complaints.received_on as receivedOn",
      "complaints.answered_on as answeredOn",
      "published_answers.confirmed_on as publishedOn",
      "published_answers.confirmed_at as publishedAt",
    ]);
  if (before !== undefined) query = query.where("published_answers.id", "<", before);
  if (from !== undefined) query = query.where("published_answers.id", "<=", from);
  return query.execute();
}
