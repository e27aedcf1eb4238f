import type { Instant } from "#app/platform/day.ts";

/** A tablet at a counter on which citizens rate. It is known by a token in a cookie, which staff can take back. */
export interface KiosksTable {
  id: string;
  office_id: string;
  counter_id: string;
  /** What staff call the tablet. */
  name: string;
  /** SHA-256 of the code that is typed on the tablet once; null after that. */
  pairing_hash: string | null;
  /** Until when the code is accepted; null after it was used. */
  pairing_until: Instant | null;
  /** SHA-256 of the token in the tablet's cookie; null until the code was typed. */
  token_hash: string | null;
  created_at: Instant;
  created_by: string | null;
  paired_at: Instant | null;
  /** When the tablet last asked for something, to the minute or so. */
  last_seen_at: Instant | null;
  /** When staff took the token back; null while it is valid. */
  revoked_at: Instant | null;
  revoked_by: string | null;
}
