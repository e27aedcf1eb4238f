/** Đơn vị xử lý: a section, sub-department or centre of an office. */
export interface UnitsTable {
  id: string;
  office_id: string;
  name: string;
  /** `searchText(name)`; unique in the office, so that a register's spelling finds its unit. */
  name_key: string;
}
