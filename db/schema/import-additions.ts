/** A procedure, unit or counter that a run added, or that a trial found to be new. */
export interface ImportAdditionsTable {
  run_id: string;
  kind: "procedure" | "unit" | "counter";
  /** Id of the row that was added; of a trial the name or code. With the run and the kind the primary key. */
  item_id: string;
  /** Its name; of a procedure the code and the name. */
  name: string;
}
