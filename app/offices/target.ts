/** The figures a target can be set for. */
export const figureNames = ["participation", "satisfaction", "answered-on-time"] as const;
export type FigureName = (typeof figureNames)[number];

export const targetComparisons = ["at-least", "more-than", "at-most"] as const;
export type TargetComparison = (typeof targetComparisons)[number];
