import type { Instant } from "#app/platform/day.ts";

/**
 * A check value of SECRET: one row, created at the first start. A process whose SECRET cannot decrypt it does not
 * start, because it would encrypt contact details that nobody can decrypt afterwards.
 */
export interface SecretChecksTable {
  /** Always 1; primary key. */
  only_row: number;
  /** A known word, encrypted with a key derived from SECRET. */
  sealed: string;
  created_at: Instant;
}
