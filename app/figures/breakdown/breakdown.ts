import type { HeatCell } from "#app/figures/charts/heat-classes.ts";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { DossierCounts, MonthCounts } from "#app/figures/measures/dossier-counts.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import { selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** The dimensions by which the dossiers of a period can be grouped. */
export const dimensions = ["month", "field", "procedure", "unit", "channel", "counter", "hour", "language"] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * The dimensions by which a selection can be grouped further. Totals exist by one dimension at a time, and a procedure
 * belongs to one field: so a field can be grouped by its procedures, and every selection by month.
 */
export function dimensionsOf(selection: Selection): readonly Dimension[] {
  if (selection.by === "all") return dimensions;
  return selection.by === "field" ? ["month", "procedure"] : ["month"];
}

/** Reads the dimension from the query parameter `by`; "month" without a valid one. */
export function dimensionFrom(search: URLSearchParams): Dimension {
  return dimensions.find((one) => one === search.get("by")) ?? "month";
}

/** The orders of the rows: most received first, or the lowest share first, because there is most to improve. */
export const breakdownOrders = ["received", "participation", "satisfaction"] as const;
export type BreakdownOrder = (typeof breakdownOrders)[number];

/** Reads the order from the query parameter `sort`; "received" without a valid one. */
export function orderFrom(search: URLSearchParams): BreakdownOrder {
  return breakdownOrders.find((one) => one === search.get("sort")) ?? "received";
}

/** The query of the address of a breakdown; defaults are left out. */
export function breakdownSearch(asked: {
  period: Period;
  by: Dimension | "officer";
  order: BreakdownOrder;
  selection: Selection;
}): string {
  const { period, by, order, selection } = asked;
  const sort = order === "received" ? "" : `&sort=${order}`;
  return `${periodSearch(period)}&by=${by}${sort}${selectionSearch(selection)}`;
}

/** Whether the rows are always in the order of time: months and hours. */
export function isInTimeOrder(dimension: Dimension): boolean {
  return dimension === "month" || dimension === "hour";
}

/** One row of a breakdown, such as a unit, a month or an hour. */
export interface BreakdownLine {
  /** The value that selects this row in an address; empty if the row cannot be selected. */
  id: string;
  name: string;
  dossiers: DossierCounts;
}

/**
 * Sorts the rows: those with at least `minimum` cases by the order, the smaller ones after them by name. Small rows are
 * not ranked, because a rank would reveal something about their withheld share.
 */
export function inOrder<Line extends BreakdownLine>(
  lines: readonly Line[],
  order: BreakdownOrder,
  minimum: number,
): Line[] {
  const isLarge = ({ dossiers }: Line) => shareOf[order](dossiers).denominator >= Math.max(1, minimum);
  const byName = (one: Line, other: Line) => one.name.localeCompare(other.name, "vi");
  const byOrder = (one: Line, other: Line) =>
    rank(order, one.dossiers) - rank(order, other.dossiers) ||
    other.dossiers.received - one.dossiers.received ||
    byName(one, other);
  return [...lines.filter(isLarge).toSorted(byOrder), ...lines.filter((line) => !isLarge(line)).toSorted(byName)];
}

/** The share whose denominator decides whether a row is large enough to be ranked. */
const shareOf: Readonly<Record<BreakdownOrder, (dossiers: DossierCounts) => Share>> = {
  received: ratedShare,
  participation: ratedShare,
  satisfaction: ({ scores }) => satisfiedShare(scores),
};

function rank(order: BreakdownOrder, dossiers: DossierCounts): number {
  if (order === "received") return -dossiers.received;
  const { numerator, denominator } = shareOf[order](dossiers);
  return numerator / denominator;
}

export interface Breakdown {
  table: FigureTable;
  lines: readonly BreakdownLine[];
  minimum: number;
  /** Name of the selection; undefined for the whole office. */
  selectedName: string | undefined;
}

/** The data of the chart of a breakdown besides its rows. */
export interface BreakdownChart {
  targets: Pick<Targets, "participation" | "satisfaction">;
  /** The months of the whole year around the period; only for a breakdown by month. */
  months: readonly MonthCounts[];
  /** Weekdays and hours of receipt; only for a breakdown by hour. */
  heat: readonly HeatCell[];
}
