/** Quầy tiếp nhận và trả kết quả. */
export interface CountersTable {
  id: string;
  office_id: string;
  name: string;
  /** `nameKey(name)`: lower case, diacritics kept; unique in the office. */
  name_key: string;
  /** The code in the address of the counter's tablet; unique. */
  code: string;
}
