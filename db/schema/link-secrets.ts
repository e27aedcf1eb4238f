import type { Day, Instant } from "#app/platform/day.ts";

/** A secret with which other software signs rating links of one office, so that it can print them by itself. */
export interface LinkSecretsTable {
  /** Six characters in the address of each link, no secret: the secret is found by it. */
  id: string;
  office_id: string;
  /** What an administrator calls it, such as the name of the software. */
  name: string;
  /** The secret, encrypted with the installation's SECRET and bound to `id`: it is needed to check signatures. */
  sealed: string;
  created_at: Instant;
  created_by: string | null;
  /** The last day on which links signed with it are taken; null without an end. */
  ends_on: Day | null;
  /** When it was revoked: from then on no link signed with it is taken. Null while it is valid. */
  revoked_at: Instant | null;
  revoked_by: string | null;
}
