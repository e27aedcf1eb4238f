import type { Db } from "#db/engine.ts";
import { listQuestionnaires } from "#app/ratings/questions/find-questionnaire.server.ts";
import { tallyOf, type AnswerTally } from "#app/figures/measures/answer-tally.ts";
import type { Period } from "#app/figures/period/period.ts";

/** How often each answer was given with the counted ratings of the dossiers received in a period, of every version. */
export async function countTally(db: Db, officeId: string, span: Pick<Period, "from" | "to">): Promise<AnswerTally> {
  const rows = await db
    .selectFrom("daily_answer_totals")
    .where("office_id", "=", officeId)
    .where("day", ">=", span.from)
    .where("day", "<=", span.to)
    .groupBy(["question", "answer"])
    .select(["question", "answer", (eb) => eb.fn.sum<number>("given").as("given")])
    .execute();
  const counts: Record<string, Record<string, number>> = {};
  for (const { question, answer, given } of rows) {
    // The totals keep rows whose count is 0 again.
    if (given !== 0) (counts[question] ??= {})[answer] = given;
  }
  return tallyOf(counts, await listQuestionnaires(db, officeId));
}
