import type { Instant } from "#app/platform/day.ts";

/** Rating codes issued in advance, for days without network or register. They have no end. */
export interface IssuedCodesTable {
  /** Ten characters like the code of a receipt, which it never equals; primary key. */
  code: string;
  office_id: string;
  /** The counter for which it was issued; null for none. */
  counter_id: string | null;
  /** The codes that were issued and are printed together. */
  book_id: string;
  /** Its place in the book, from 1. */
  position: number;
  issued_at: Instant;
  issued_by: string | null;
  /** The số hồ sơ to which it is bound, as `dossiers` stores it, whether that is registered already or not; null before. */
  number: string | null;
  bound_at: Instant | null;
  /** Who bound it; null if a register or other software did. */
  bound_by: string | null;
  /** The import run that bound it and can be undone; null if none did, or if undoing the run left the code where it is. */
  bound_run: string | null;
}
