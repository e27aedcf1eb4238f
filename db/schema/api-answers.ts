import type { Instant } from "#app/platform/day.ts";

/** The answer to a request with an `Idempotency-Key`: for 24 hours the same request gets it again. */
export interface ApiAnswersTable {
  /** The key of the software that asked; primary key together with `request_key`. */
  key_id: string;
  /** SHA-256 of the `Idempotency-Key`. */
  request_key: string;
  /** SHA-256 of method, address and body. */
  request_hash: string;
  begun_at: Instant;
  /** The HTTP status; null while the request is being worked on. */
  status: number | null;
  /** Headers and body, encrypted: the answer to a complaint contains its secret. Null while it is worked on. */
  sealed: string | null;
}
