import type { Db } from "#db/engine.ts";
import type { Improvement, ImprovementRecord } from "./improvement.ts";

/** The most entries a page or file contains. */
export const mostImprovements = 100;

/** The published entries, the latest change first. */
export function listImprovements(db: Db, officeId: string, limit = mostImprovements): Promise<Improvement[]> {
  return db
    .selectFrom("improvements")
    .where("office_id", "=", officeId)
    .where("withdrawn_at", "is", null)
    .orderBy("happened_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .select(["id", "heard", "changed", "happened_on as happenedOn"])
    .execute();
}

/** The entries of an office as staff see them, the latest published first, withdrawn ones included. */
export function listImprovementRecords(db: Db, officeId: string): Promise<ImprovementRecord[]> {
  return db
    .selectFrom("improvements")
    .innerJoin("staff", "staff.id", "improvements.published_by")
    .where("improvements.office_id", "=", officeId)
    .orderBy("improvements.id", "desc")
    .limit(mostImprovements)
    .select([
      "improvements.id",
      "improvements.heard",
      "improvements.changed",
      "improvements.happened_on as happenedOn",
      "improvements.published_at as publishedAt",
      "improvements.withdrawn_at as withdrawnAt",
      "staff.name as publishedBy",
    ])
    .execute();
}
