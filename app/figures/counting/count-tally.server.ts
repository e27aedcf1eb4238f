import type { Db } from "#db/engine.ts";
import { questionNames } from "#app/ratings/questions/questionnaire.ts";
import type { AnswerTally } from "#app/figures/measures/answer-tally.ts";
import type { Period } from "#app/figures/period/period.ts";

/** How often each answer was given with the counted ratings of the dossiers received in a period. */
export async function countTally(db: Db, officeId: string, span: Pick<Period, "from" | "to">): Promise<AnswerTally> {
  const rows = await db
    .selectFrom("daily_answer_totals")
    .where("office_id", "=", officeId)
    .where("day", ">=", span.from)
    .where("day", "<=", span.to)
    .groupBy(["question", "answer"])
    .select(["question", "answer", (eb) => eb.fn.sum<number>("given").as("given")])
    .execute();
  const tally: Record<string, Record<string, number>> = {};
  for (const { question, answer, given } of rows) {
    // Skips a question that this version does not ask any more.
    if (questionNames.some((name) => name === question)) (tally[question] ??= {})[answer] = given;
  }
  return tally;
}
