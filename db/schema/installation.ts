import type { Instant } from "#app/platform/day.ts";

/**
 * The installation that this database belongs to: one row, created at the first start. The data folder has the same id
 * in a file, so that a database and a folder of different installations are noticed before anything is written or
 * removed.
 */
export interface InstallationTable {
  /** Always 1; primary key. */
  only_row: number;
  /** Random UUID. */
  id: string;
  created_at: Instant;
}
