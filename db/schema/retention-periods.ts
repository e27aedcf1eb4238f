import type { Instant } from "#app/platform/day.ts";
import type { RetentionKind } from "#app/platform/data-folder/retention.ts";

/** For how many days a kind of data is kept, where somebody decided otherwise than the default. */
export interface RetentionPeriodsTable {
  /** Primary key. */
  kind: RetentionKind;
  days: number;
  /** The document or decision the number comes from, as it was typed. */
  basis: string;
  set_at: Instant;
  set_by: string;
}
