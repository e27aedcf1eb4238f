/** A row of an import that was refused or taken with a remark. */
export interface ImportProblemsTable {
  id: string;
  run_id: string;
  /** Line of the file, the header being line 1. */
  line: number;
  /** `refused`: the row was not taken; `remark`: it was taken, with this noticed. */
  severity: "refused" | "remark";
  /** Header of the column concerned, or empty. */
  column: string;
  /** Message key of namespace `imports`. */
  reason: string;
  /** JSON object of the message's values. */
  details: string;
}
