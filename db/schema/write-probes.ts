import type { Instant } from "#app/platform/day.ts";

/** A row that is written repeatedly to see whether the database can store data; it has no meaning. */
export interface WriteProbesTable {
  /** Always `ready`; primary key. */
  name: string;
  written_at: Instant;
}
