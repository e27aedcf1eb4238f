import type { ColumnType } from "kysely";

/**
 * The last entry of the audit record: one row, which writers lock one after the other, and by which a shortened record
 * is noticed.
 */
export interface AuditHeadTable {
  /** Always `all`; primary key. */
  chain: string;
  /** Position of the last entry; 0 before the first. */
  position: number;
  /** Hash of the last entry; empty before the first. */
  hash: string;
  /** HMAC of position and hash under a key derived from SECRET; empty in a record of an earlier version. */
  seal: ColumnType<string, string | undefined>;
}
