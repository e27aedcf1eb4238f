import type { Instant } from "#app/platform/day.ts";

/** The points that an office gives itself for one of the nine indicators in a quarter, with their basis. */
export interface IndicatorPointsTable {
  office_id: string;
  /** `yyyy-Qn`. */
  quarter: string;
  /** 1 to 9, as text. */
  indicator: string;
  /** Hundredths of a point, 0 to 200. */
  points: number;
  basis: string;
  set_by: string;
  set_at: Instant;
}
