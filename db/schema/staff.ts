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
  /** When somebody else set the password: the owner must change it before anything else. Null after that. */
  password_given_at: Instant | null;
  created_at: Instant;
  /** When the account was closed; its history stays. */
  closed_at: Instant | null;
}
