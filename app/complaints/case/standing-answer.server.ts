import { sql, type SqlBool } from "kysely";

/** Whether an outcome was told of the answer that stands: the second one once a case was reopened. */
export const isOfStandingAnswer = sql<SqlBool>`complaint_outcomes.answer_number =
  case when complaints.reopened_on is null then 1 else 2 end`;
