import type { Channel } from "#app/dossiers/dossier.ts";

/** A word of an office's registers for a channel that the product does not know; a person said what it means. */
export interface RegisterWordsTable {
  office_id: string;
  /** `searchText(written)`; with the office the primary key. */
  word: string;
  /** As it stood in the register. */
  written: string;
  channel: Channel;
}
