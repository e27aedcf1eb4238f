/** A problem of a row of an import: the row was refused, or imported with a remark. */
export interface ImportProblemsTable {
  id: string;
  run_id: string;
  /** Line of the file, the header being line 1. */
  line: number;
  /**
   * `refused`: the row was not imported; `remark`: it was imported and something was noticed; `kept`: the import was
   * undone and a dossier stays (`line` only orders those).
   */
  severity: "refused" | "remark" | "kept";
  /** Header of the column concerned, or empty. */
  column: string;
  /** Message key of namespace `imports`. */
  reason: string;
  /** JSON object of the message's values. */
  details: string;
}
