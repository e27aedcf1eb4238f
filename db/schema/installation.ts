import type { Instant } from "#app/platform/day.ts";

/**
 * Which installation this database belongs to: one row, made at the first start. The data folder keeps the same id in a
 * file, so that a database and a folder that do not belong together are noticed before anything is written or removed.
 */
export interface InstallationTable {
  /** Always 1; primary key. */
  only_row: number;
  /** Random UUID. */
  id: string;
  created_at: Instant;
}
