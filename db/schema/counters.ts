/** Quầy: a counter that receives dossiers and returns results. */
export interface CountersTable {
  id: string;
  office_id: string;
  name: string;
  /** `nameKey(name)`: lower case, with diacritics; unique in the office. */
  name_key: string;
  /** `nameKey(name)` after somebody renamed it; `name_key` stays the name in the register. Null before. */
  second_key: string | null;
  /** The counter under which its dossiers count, once a person merged it; never one that is merged itself. */
  merged_into: string | null;
  /** The code in the address of the counter's tablet; unique. */
  code: string;
}
