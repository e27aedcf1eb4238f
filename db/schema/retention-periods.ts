import type { Instant } from "#app/platform/day.ts";
import type { RetentionKind } from "#app/platform/data-folder/retention.ts";

/** Number of days for which a kind of data is stored, if somebody set another than the default. */
export interface RetentionPeriodsTable {
  /** Primary key. */
  kind: RetentionKind;
  days: number;
  /** The document or decision that the number is based on, as typed. */
  basis: string;
  set_at: Instant;
  set_by: string;
}
