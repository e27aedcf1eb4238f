import { sql, type SqlBool } from "kysely";

/** SQL condition: the outcome belongs to the present answer, which is the second one after a reopening. */
export const isOfStandingAnswer = sql<SqlBool>`complaint_outcomes.answer_number =
  case when complaints.reopened_on is null then 1 else 2 end`;
