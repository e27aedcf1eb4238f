/** Đơn vị xử lý: a section, sub-department or centre of an office. */
export interface UnitsTable {
  id: string;
  office_id: string;
  name: string;
  /**
   * `nameKey(name)`: lower case, with diacritics; unique in the office, so that the spellings of a register find their
   * unit.
   */
  name_key: string;
  /** `nameKey(name)` after somebody renamed it; `name_key` stays the name in the register. Null before. */
  second_key: string | null;
  /** The unit that its dossiers, cases and people belong to, once a person merged it; never one that is merged itself. */
  merged_into: string | null;
}
