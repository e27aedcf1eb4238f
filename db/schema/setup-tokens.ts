import type { Instant } from "#app/platform/day.ts";

/** The one-time token of the first-run page, stored hashed. */
export interface SetupTokensTable {
  token_hash: string;
  created_at: Instant;
  used_at: Instant | null;
}
