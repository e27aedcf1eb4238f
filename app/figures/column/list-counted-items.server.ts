import type { Db } from "#db/engine.ts";
import { addDays, day, dayOf, instantAt } from "#app/platform/day.ts";
import type { CountedItem } from "./column-counts.ts";

/** Every item of a year's column and of the two months before, with whether it is still shown. */
export async function listCountedItems(db: Db, officeId: string, year: number): Promise<CountedItem[]> {
  const from = day(`${String(year - 1).padStart(4, "0")}-11-01`);
  const to = day(`${String(year)}-12-31`);
  const [answers, improvements] = await Promise.all([
    db
      .selectFrom("published_answers")
      .innerJoin("complaints", "complaints.id", "published_answers.complaint_id")
      .where("published_answers.office_id", "=", officeId)
      .where("confirmed_on", ">=", from)
      .where("confirmed_on", "<=", to)
      .select(["confirmed_on", "withdrawn_at", "complaints.state", "complaints.locked"])
      .execute(),
    db
      .selectFrom("improvements")
      .where("office_id", "=", officeId)
      .where("published_at", ">=", instantAt(from, 0, 0))
      .where("published_at", "<", instantAt(addDays(to, 1), 0, 0))
      .select(["published_at", "withdrawn_at"])
      .execute(),
  ]);
  return [
    ...answers.map(({ confirmed_on: publishedOn, withdrawn_at, state, locked }): CountedItem => ({
      kind: "answer",
      publishedOn,
      isShown: withdrawn_at === null && state === "answered" && locked === 0,
    })),
    ...improvements.map(({ published_at, withdrawn_at }): CountedItem => ({
      kind: "improvement",
      publishedOn: dayOf(published_at),
      isShown: withdrawn_at === null,
    })),
  ];
}
