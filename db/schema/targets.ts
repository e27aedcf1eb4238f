import type { Day } from "#app/platform/day.ts";
import type { FigureName, TargetComparison } from "#app/targets/target.ts";

/** A target with its validity and source document, such as 40 % participation. */
export interface TargetsTable {
  id: string;
  office_id: string;
  figure: FigureName;
  comparison: TargetComparison;
  /** In the unit of the figure: a share from 0 to 1, or days. */
  value: number;
  valid_from: Day;
  /** Its last day. Null while it has no end; the day before `valid_from` if it was withdrawn before it began. */
  valid_until: Day | null;
  source: string;
}
