/** How a person told the office's registers with a certain header are to be read. */
export interface RegisterProfilesTable {
  office_id: string;
  /** SHA-256 of the folded headings, in hex; with the office the primary key. */
  header: string;
  /** JSON array: the headings as the register writes them, in their order. */
  headings: string;
  /** JSON object: the position of each column that is read, from 0, by column name. */
  columns: string;
}
