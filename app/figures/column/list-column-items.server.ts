import type { Db } from "#db/engine.ts";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { mostItems, type ColumnItem } from "./column-item.ts";

/** The items of an office's column, the latest published first. An item that was withdrawn is gone at once. */
export async function listColumnItems(db: Db, officeId: string, limit = mostItems): Promise<ColumnItem[]> {
  const [answers, improvements] = await Promise.all([
    listPublishedAnswers(db, officeId, { limit }),
    db
      .selectFrom("improvements")
      .where("office_id", "=", officeId)
      .where("withdrawn_at", "is", null)
      .orderBy("published_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .select(["id", "heard", "changed", "happened_on as happenedOn", "published_at as publishedAt"])
      .execute(),
  ]);
  const items = [
    ...answers.map(({ id, publishedAt, question, answer, answeredOn }): ColumnItem => ({
      id,
      kind: "answer",
      publishedAt,
      heard: question,
      said: answer,
      happenedOn: answeredOn,
    })),
    ...improvements.map(({ changed, ...one }): ColumnItem => ({
      ...one,
      kind: "improvement",
      said: changed,
    })),
  ];
  return items.sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1)).slice(0, limit);
}
