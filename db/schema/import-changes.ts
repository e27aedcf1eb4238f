/**
 * A dossier that an import changed, with only the changed columns, so that the office's last import can be undone. Of a
 * trial: a sample of what the import would change.
 */
export interface ImportChangesTable {
  run_id: string;
  /** With the run the primary key. */
  dossier_id: string;
  /** JSON object: the values of the changed columns before the run, by column of `dossiers`. */
  before: string;
  /** JSON object: the same columns after the run. */
  after: string;
}
