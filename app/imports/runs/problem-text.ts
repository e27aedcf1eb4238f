import type { Translate } from "#app/i18n/translate.ts";
import { problemDetailsSchema, problemReasonSchema } from "#app/imports/reading/row-problem.ts";
import { columnNameSchema } from "#app/imports/reading/register-columns.ts";

/** A problem as it is stored. */
export interface StoredProblem {
  line: number;
  severity: "refused" | "remark";
  /** The file's own heading of the column, or empty. */
  column: string;
  reason: string;
  /** JSON object of the message's values. */
  details: string;
}

/** All values that a message may contain. */
const noValues = { found: "", expected: "", text: "", most: "", received: "", number: "", line: "" };

/** The text of a problem, in the language of `t`. */
export function problemText(t: Translate, problem: StoredProblem): string {
  const reason = problemReasonSchema.parse(problem.reason);
  const details = problemDetailsSchema.parse(JSON.parse(problem.details));
  if (reason !== "missingColumn") return t(`imports:problems.${reason}`, { ...noValues, ...details });
  return t("imports:problems.missingColumn", {
    name: t(`imports:columns.${columnNameSchema.parse(details["column"])}`),
  });
}
