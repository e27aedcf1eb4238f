import type { Instant } from "#app/platform/day.ts";

/**
 * A session of a signed-in browser. The cookie contains the token, the table only its hash; revoking the row ends the
 * session at once.
 */
export interface SessionsTable {
  token_hash: string;
  staff_id: string;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
}
