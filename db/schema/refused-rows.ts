/** A refused row of an import as it was read, so that it can be mended and imported again. */
export interface RefusedRowsTable {
  run_id: string;
  /** Line of the file, the header being line 1; with the run the primary key. */
  line: number;
  /** JSON object: the texts of the columns that the product reads, by column name; never the applicant's. */
  cells: string;
}
