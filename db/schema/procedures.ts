/** Thủ tục hành chính, as the register names it, with its field (lĩnh vực). */
export interface ProceduresTable {
  id: string;
  office_id: string;
  /** Mã TTHC such as `2.001100`; unique in the office. */
  code: string;
  name: string;
  field: string;
}
