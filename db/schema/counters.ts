/** Quầy: a counter that receives dossiers and returns results. */
export interface CountersTable {
  id: string;
  office_id: string;
  name: string;
  /** `nameKey(name)`: lower case, with diacritics; unique in the office. */
  name_key: string;
  /** The code in the address of the counter's tablet; unique. */
  code: string;
}
