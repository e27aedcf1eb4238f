/** A word of an office's registers that the product does not know; a person said what it means. */
export interface RegisterWordsTable {
  office_id: string;
  /** The column in which it stands. */
  kind: "channel" | "state" | "returnedBy";
  /** `searchText(written)`; with the office and the kind the primary key. */
  word: string;
  /** As it stood in the register. */
  written: string;
  /** The channel, the state of a dossier or the way of returning results that it means. */
  meaning: string;
}
