import { withoutBinaryNoise } from "#app/i18n/format.ts";
import {
  figureNames,
  figureUnits,
  reaches,
  type FigureName,
  type FigureUnit,
  type Target,
} from "#app/targets/target.ts";
import { figureRules, type RuleContext } from "./figure-rules.ts";
import type { Measure } from "./measure.ts";
import type { PeriodCounts } from "./period-counts.ts";
import { pointsBetween, shareFrom, type Share } from "./share.ts";
import { targetGap } from "./target-gap.ts";

/** How far a figure is from its target. */
export interface TargetResult {
  reached: boolean;
  /** Value minus target: percentage points (điểm phần trăm) for shares, days otherwise. */
  distance: number;
  /** How many more of the denominator must count for the numerator; undefined if reached or not a share. */
  missing: number | undefined;
}

/** A figure in an earlier period, and its change since. */
export interface Trend {
  measure: Measure;
  /**
   * Current minus earlier value: percentage points for shares, days otherwise; undefined if one of them is not shown.
   */
  change: number | undefined;
}

/** A figure as pages show it: value, target, gap, and the two periods it is compared with. */
export interface FigureResult {
  name: FigureName;
  unit: FigureUnit;
  /** Whether a higher value is better. */
  higher: boolean;
  measure: Measure;
  target: Target | undefined;
  gap: TargetResult | undefined;
  previous: Trend;
  lastYear: Trend;
}

/** The counts of a period and of the two it is compared with: the one before, and the same one a year before. */
export interface ComparedCounts {
  now: PeriodCounts;
  previous: PeriodCounts;
  lastYear: PeriodCounts;
}

/** The targets of an office on one day, by figure; a figure without a target is missing or undefined. */
export type Targets = Readonly<Partial<Record<FigureName, Target | undefined>>>;

/** Every figure with its target, gap and trends. `minimum`: with fewer answers a share of opinions is withheld. */
export function figureResults(
  counts: ComparedCounts,
  targets: Targets,
  minimum: number,
): Record<FigureName, FigureResult> {
  const entries = figureNames.map((name) => [name, figureResultOf(name, counts, targets[name], minimum)] as const);
  return Object.fromEntries(entries) as Record<FigureName, FigureResult>;
}

/** One figure with its target, gap and trends. */
export function figureResultOf(
  name: FigureName,
  { now, previous, lastYear }: ComparedCounts,
  target: Target | undefined,
  minimum: number,
): FigureResult {
  const { unit, higher } = figureUnits[name];
  const rule = figureRules[name];
  const beside: RuleContext = { minimum, lastYear };
  const earlier: RuleContext = { minimum, lastYear: undefined };
  const measure = rule(now, beside);
  const trendOf = (then: Measure): Trend => ({ measure: then, change: changeBetween(then, measure, unit) });
  return {
    name,
    unit,
    higher,
    measure,
    target,
    gap: target && gapTo(measure, target, unit),
    previous: trendOf(rule(previous, earlier)),
    lastYear: trendOf(rule(lastYear, earlier)),
  };
}

function changeBetween(then: Measure, now: Measure, unit: FigureUnit): number | undefined {
  if (then.state !== "shown" || now.state !== "shown") return undefined;
  const [one, other] = [sharedCounts(now), sharedCounts(then)];
  if (one !== undefined && other !== undefined) return pointsBetween(one, other);
  return inUnit(now.value - then.value, unit);
}

/** The two counts of a share; undefined for a measure that is not a share. */
function sharedCounts({ numerator, denominator }: Measure & { state: "shown" }): Share | undefined {
  return numerator === undefined ? undefined : { numerator, denominator };
}

/** A difference in the unit it is shown in: percentage points for shares. */
function inUnit(difference: number, unit: FigureUnit): number {
  return withoutBinaryNoise(unit === "share" ? difference * 100 : difference);
}

/** The distance of a measure from a target; undefined if the measure is not shown. */
export function gapTo(measure: Measure, target: Target, unit: FigureUnit): TargetResult | undefined {
  if (measure.state !== "shown") return undefined;
  const { value } = measure;
  const counts = sharedCounts(measure);
  const byCounts = counts && targetGap(counts.numerator, counts.denominator, target);
  return {
    reached: reaches(value, target),
    distance: counts ? pointsBetween(counts, shareFrom(target.value)) : inUnit(value - target.value, unit),
    missing: byCounts === undefined || byCounts.reached ? undefined : byCounts.missing,
  };
}
