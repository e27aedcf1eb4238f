import type { Day } from "#app/platform/day.ts";
import type { RetentionKind } from "#app/platform/data-folder/retention.ts";

/** How long a kind of data is stored. */
export interface RetentionPeriod {
  kind: RetentionKind;
  days: number;
  /** The document the number comes from; undefined while the default applies. */
  basis: string | undefined;
  setOn: Day | undefined;
}
