import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import { addDays, instantAt } from "#app/platform/day.ts";
import { searchText } from "#app/platform/text/search.ts";
import type { Reason } from "#app/ratings/questions/standard-questions.ts";
import type { CommentFilter } from "./comment-filter.ts";

/** The query of the counted ratings with a comment that match a filter, of every score, with their dossiers. */
export function commentsMatching(db: Db, officeId: string, { period, q, reason, procedureId, unitId }: CommentFilter) {
  let query = db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.comment", "is not", null)
    .where("ratings.set_aside_at", "is", null)
    .where("ratings.given_at", ">=", instantAt(period.from, 0, 0))
    .where("ratings.given_at", "<", instantAt(addDays(period.to, 1), 0, 0));
  for (const word of q === null ? [] : searchText(q).split(" ")) {
    query = query.where(sql<SqlBool>`ratings.comment_search like ${`%${word.replace(/[%_!]/g, "!$&")}%`} escape '!'`);
  }
  if (reason !== null) query = query.where(namesReason(reason));
  if (procedureId !== null) query = query.where("dossiers.procedure_id", "=", procedureId);
  if (unitId !== null) query = query.where("dossiers.unit_id", "=", unitId);
  return query;
}

/**
 * Condition that the answers name this reason, in whatever version it was asked. No other question has an answer with
 * the id of a reason in a list, and texts are not in this column.
 */
export function namesReason(reason: Reason): RawBuilder<SqlBool> {
  return sql<SqlBool>`ratings.answers like ${`%reasons":[%"${reason}"%]%`}`;
}
