import type { ColumnType } from "kysely";

/** The last entry of the audit record: one row, so that writers queue for it and a record cut short is found. */
export interface AuditHeadTable {
  /** Always `all`; primary key. */
  chain: string;
  /** Position of the last entry; 0 before the first. */
  position: number;
  /** Its hash; empty before the first. */
  hash: string;
  /** HMAC of position and hash under a key from SECRET; empty while the record is not keyed yet. */
  seal: ColumnType<string, string | undefined>;
}
