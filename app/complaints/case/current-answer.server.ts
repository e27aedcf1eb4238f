import { sql, type SqlBool } from "kysely";

/** SQL condition: the outcome belongs to the current answer, which is the second one after a reopening. */
export const isOfCurrentAnswer = sql<SqlBool>`complaint_outcomes.answer_number =
  case when complaints.reopened_on is null then 1 else 2 end`;
