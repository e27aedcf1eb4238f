import type { Day, Instant } from "#app/platform/day.ts";

/** A key by which other software uses the product for one office. The key itself is shown once and not stored. */
export interface ApiKeysTable {
  /** The first part of the key, which is no secret: the key is found by it. */
  id: string;
  office_id: string;
  /** What an administrator calls it, such as the name of the software. */
  name: string;
  /** What it may do: names of scopes with a space in between, see `app/api/keys/scope.ts`. */
  scopes: string;
  /** SHA-256 of the whole key. */
  key_hash: string;
  created_at: Instant;
  created_by: string | null;
  /** The last day on which it is accepted; null without an end. */
  expires_on: Day | null;
  /** The last day on which it was used; null if it never was. */
  last_used_on: Day | null;
  /** When it was revoked; null while it is valid. */
  revoked_at: Instant | null;
  revoked_by: string | null;
}
