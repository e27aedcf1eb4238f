import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";

/** An account of a member of staff, or its place in a further office (`account_id` is set). */
export interface StaffTable {
  id: string;
  office_id: string;
  /** In lower case; unique among accounts. A place has a copy of its account's. */
  email: string;
  name: string;
  unit_id: string | null;
  /** Argon2id in PHC string format; empty for a place. */
  password_hash: string;
  /** When somebody else set the password: the owner must change it before anything else. Null after that. */
  password_given_at: Instant | null;
  created_at: Instant;
  /** When the account was closed; its history stays. */
  closed_at: Instant | null;
  /** The account whose place in this office it is; null for the account itself. */
  account_id: Generated<string | null>;
  /** The place in which the account worked last; null if that is the account itself. */
  last_place_id: Generated<string | null>;
}
