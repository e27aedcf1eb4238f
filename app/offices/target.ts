/** The figures a target can be set for. */
export const figureNames = ["participation", "satisfaction", "answered-on-time"] as const;
export type FigureName = (typeof figureNames)[number];

export const targetComparisons = ["at-least", "more-than", "at-most"] as const;
export type TargetComparison = (typeof targetComparisons)[number];

/** A target as figures are held against it. */
export interface Target {
  /** A share from 0 to 1. */
  value: number;
  comparison: TargetComparison;
  /** The plan it comes from, as cited on paper. */
  source: string;
}

/** Whether a share from 0 to 1 reaches the target: "từ 40 % trở lên", "trên 90 %", "không quá …". */
export function reaches(share: number, target: Pick<Target, "value" | "comparison">): boolean {
  if (target.comparison === "at-least") return share >= target.value;
  if (target.comparison === "more-than") return share > target.value;
  return share <= target.value;
}
