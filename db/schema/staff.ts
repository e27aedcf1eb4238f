import type { Instant } from "#app/platform/day.ts";

/** An account of a member of staff. */
export interface StaffTable {
  id: string;
  office_id: string;
  /** In lower case; unique in the installation. */
  email: string;
  name: string;
  unit_id: string | null;
  /** Argon2id in PHC string format. */
  password_hash: string;
  /** When somebody else set the password; its owner must change it before anything else. Null once they did. */
  password_given_at: Instant | null;
  created_at: Instant;
  /** Set when the account was closed; it keeps its history. */
  closed_at: Instant | null;
}
