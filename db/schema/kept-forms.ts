import type { Instant } from "#app/platform/day.ts";

/** What somebody posted after their session had ended, kept for an hour to be offered back once they are signed in again. */
export interface KeptFormsTable {
  /** SHA-256 of the id, which only the address of the sign-in page holds; primary key. */
  id_hash: string;
  /** Tag of the account that typed it: keyed with SECRET, so that it names nobody. */
  owner: string;
  /** The page and its fields, sealed. */
  sealed: string;
  kept_until: Instant;
}
