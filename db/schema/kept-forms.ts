import type { Instant } from "#app/platform/day.ts";

/** A form posted after the session had ended, stored for an hour and offered again after the next sign-in. */
export interface KeptFormsTable {
  /** SHA-256 of the id, which only the address of the sign-in page contains; primary key. */
  id_hash: string;
  /** A tag of the account that typed it: a hash keyed with SECRET, so that it identifies nobody. */
  owner: string;
  /** The page and the fields of the form, encrypted. */
  sealed: string;
  kept_until: Instant;
}
