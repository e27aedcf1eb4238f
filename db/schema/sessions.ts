import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";

/**
 * A session of a signed-in browser. The cookie contains the token, the table only its hash; revoking the row ends the
 * session at once.
 */
export interface SessionsTable {
  token_hash: string;
  /** The account. */
  staff_id: string;
  /** The account or its place in a further office: in whose office the session works. */
  place_id: Generated<string | null>;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
}
