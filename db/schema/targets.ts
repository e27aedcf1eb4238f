import type { Day } from "#app/platform/day.ts";
import type { FigureName, TargetComparison } from "#app/offices/target.ts";

/** A target with its validity and source document, such as 40 % participation. */
export interface TargetsTable {
  id: string;
  office_id: string;
  figure: FigureName;
  comparison: TargetComparison;
  /** A share from 0 to 1. */
  value: number;
  valid_from: Day;
  valid_until: Day | null;
  source: string;
}
