import type { Instant } from "#app/platform/day.ts";

/** Thủ tục hành chính with its field (lĩnh vực), as registers name it and as people do. */
export interface ProceduresTable {
  id: string;
  office_id: string;
  /** Mã TTHC such as `2.001100`; unique in the office. */
  code: string;
  /** The name that is shown: the register's, or the one a person gave. */
  name: string;
  /** The field that is shown: the register's, or the one a person set. Empty if nobody named one. */
  field: string;
  /** The name in the register, once a person gave another one; registers change this one from then on. Else null. */
  register_name: string | null;
  /** The field in the register, once a person set another one. Else null. */
  register_field: string | null;
  /** When a register brought it; null once a person accepted it, and for procedures of before. */
  proposed_at: Instant | null;
  /** The import run that brought it; null if no run did. */
  first_run: string | null;
  /** When a person retired it; its dossiers keep it. Null while it is used. */
  retired_at: Instant | null;
  /**
   * The procedure under which its dossiers count, once a person merged it; never one that is merged itself. New dossiers get
   * that one at once, earlier ones in portions.
   */
  merged_into: string | null;
}
