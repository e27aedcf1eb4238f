import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import { selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** By what the dossiers of a period are told apart: month and hour of receipt, language of the rating, what they are. */
export const dimensions = ["month", "field", "procedure", "unit", "channel", "counter", "hour", "language"] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * By what a selection can be told apart further. The totals are kept by one dimension at a time, and a procedure belongs
 * to one field: so a field is told apart by its procedures, and everything selected by month.
 */
export function dimensionsOf(selection: Selection): readonly Dimension[] {
  if (selection.by === "all") return dimensions;
  return selection.by === "field" ? ["month", "procedure"] : ["month"];
}

/** The dimension an address asks for with `by`; by month where it asks for none. */
export function dimensionFrom(search: URLSearchParams): Dimension {
  return dimensions.find((one) => one === search.get("by")) ?? "month";
}

/** In which order the rows stand: most received first, or the lowest share first, because there is the most to do. */
export const breakdownOrders = ["received", "participation", "satisfaction"] as const;
export type BreakdownOrder = (typeof breakdownOrders)[number];

/** The order an address asks for with `sort`; most received first where it asks for none. */
export function orderFrom(search: URLSearchParams): BreakdownOrder {
  return breakdownOrders.find((one) => one === search.get("sort")) ?? "received";
}

/** The query of an address that asks for a breakdown; what is usual is left out. */
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

/** Months and hours stand in the order of time, whatever is asked. */
export function isInTimeOrder(dimension: Dimension): boolean {
  return dimension === "month" || dimension === "hour";
}

/** One line of a breakdown: a unit, a month, an hour. */
export interface BreakdownLine {
  /** What selects it in an address; empty where nothing does. */
  id: string;
  name: string;
  dossiers: DossierCounts;
}

/**
 * The lines in an order: those with at least `minimum` cases ranked by it, the small ones after them by name, never
 * ranked, because a rank would tell what their withheld share does not.
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

/** The share an order looks at; dossiers received are looked at beside their participation. */
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
