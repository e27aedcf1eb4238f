import type { Db } from "#db/engine.ts";
import type { CaseQuestion } from "./case-history.ts";

/** The questions of a case, the first one first. */
export function listQuestions(db: Db, complaintId: string): Promise<CaseQuestion[]> {
  return db
    .selectFrom("complaint_questions")
    .where("complaint_id", "=", complaintId)
    .orderBy("id")
    .select(["id", "question", "asked_at as askedAt", "reply", "replied_at as repliedAt"])
    .execute();
}

/** The one that waits for its reply. */
export function findOpenQuestion(db: Db, complaintId: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom("complaint_questions")
    .where("complaint_id", "=", complaintId)
    .where("replied_at", "is", null)
    .select("id")
    .executeTakeFirst();
}
