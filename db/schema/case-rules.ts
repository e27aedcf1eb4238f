/** How an office wants its cases handled; an office without a row has the default rules. */
export interface CaseRulesTable {
  office_id: string;
  /** 1 if an answer needs two people: the person who wrote it must not approve it. */
  answer_needs_approval: number;
  /** Number of days after the answer in which its sender may reopen the case, once. */
  reopen_days: number;
  /** The symbol after "/" in the number of a letter, such as `SKHCN-VP`; empty if the clerk writes it by hand. */
  document_symbol: string;
  /** The lines above the signature of a letter, one a line, such as "TL. GIÁM ĐỐC" and "CHÁNH VĂN PHÒNG". */
  letter_signer: string;
  /** Where copies of letters are filed, printed after "Lưu:", such as "VT, VP". */
  archive_line: string;
}
