import type { Instant } from "#app/platform/day.ts";

/**
 * A check value of SECRET: one row, made at the first start. A process whose SECRET does not open it does not start,
 * because it would seal contact details that nobody can open afterwards.
 */
export interface SecretChecksTable {
  /** Always 1; primary key. */
  only_row: number;
  /** A known word, sealed with a key derived from SECRET. */
  sealed: string;
  created_at: Instant;
}
