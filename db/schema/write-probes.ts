import type { Instant } from "#app/platform/day.ts";

/** Written again and again to see whether the database can store anything; says nothing and is kept for nothing. */
export interface WriteProbesTable {
  /** Always `ready`; primary key. */
  name: string;
  written_at: Instant;
}
