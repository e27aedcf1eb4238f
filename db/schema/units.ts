/** Đơn vị xử lý: a section, sub-department or centre of an office. */
export interface UnitsTable {
  id: string;
  office_id: string;
  name: string;
  /** `nameKey(name)`: lower case, diacritics kept; unique in the office, so that a register's spelling finds its unit. */
  name_key: string;
}
