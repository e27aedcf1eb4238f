import type { Instant } from "#app/platform/day.ts";

/** An invitation to work in an office; it waits until the owner of the address accepts it. */
export interface StaffInvitationsTable {
  id: string;
  office_id: string;
  /** As typed, in lower case; with the office unique. An account with it need not exist. */
  email: string;
  unit_id: string | null;
  /** The roles as a JSON list. */
  roles: string;
  invited_by: string;
  created_at: Instant;
  expires_at: Instant;
}
