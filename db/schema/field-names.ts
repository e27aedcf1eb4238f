/** What a field (lĩnh vực) of the registers is called here, once a person renamed or merged it. */
export interface FieldNamesTable {
  office_id: string;
  /** `nameKey` of the field as the register writes it. */
  register_key: string;
  /** The name that is shown instead. */
  name: string;
}
