import { wilsonInterval, type Interval } from "#app/figures/measures/satisfaction.ts";
import { fitAdditive } from "./additive-fit.ts";
import { mergeSmall, rake } from "./raking.ts";

/** What rated and unrated dossiers are compared by, and what the weights are fitted to. */
export const margins = ["procedure", "channel", "unit", "lateness", "month"] as const;
export type Margin = (typeof margins)[number];

/** Result by the promised day; after it; no result yet or no promised day. */
export const latenesses = ["in-time", "late", "open"] as const;
export type Lateness = (typeof latenesses)[number];

/** The dossiers received that belong to one category of a margin. */
export interface MarginCategory {
  id: string;
  received: number;
}

/** Counted ratings of dossiers that are alike in every margin. */
export interface RatedCell extends Readonly<Record<Margin, string>> {
  answers: number;
  /** Of these, "Rất hài lòng" and "Hài lòng". */
  satisfied: number;
}

/** All dossiers of a period by each margin, and those that were rated by all margins at once. */
export interface NonresponseCounts {
  received: Readonly<Record<Margin, readonly MarginCategory[]>>;
  cells: readonly RatedCell[];
}

/** Satisfaction weighted to the dossiers received, or why it is not given. */
export type WeightedSatisfaction =
  | { state: "few"; answers: number; least: number }
  | { state: "unfitted"; furthest: number; effective: number; least: number }
  | {
      state: "shown";
      answers: number;
      /** As counted, without weights. */
      counted: number;
      weighted: number;
      interval: Interval;
      /** Kish's effective number of answers. */
      effective: number;
      sweeps: number;
      furthest: number;
      trimmed: number;
      merged: readonly { margin: Margin; categories: number }[];
      /** Share of the dossiers in categories of which nobody answered. */
      unheard: number;
      /** Weighted less counted, from -1 to 1, with its standard error. */
      difference: number;
      standardError: number;
      isBeyondChance: boolean;
    };

/** Fewer answers, or fewer effective ones, are not weighted over five margins. */
const leastAnswers = 30;
/** A category with fewer answers is merged with others. */
const leastOfCategory = 5;
const usualQuantile = 1.959963984540054;

/**
 * Satisfaction of the rated dossiers weighted to all dossiers received, by raking over the five margins. Effective n
 * after Kish, L. (1965), Survey Sampling, 11.7; interval: Wilson with the effective n (Franco, C. et al. (2019), Journal
 * of Survey Statistics and Methodology 7, 334–364). The difference to the unweighted share is beyond chance if it is more than
 * 1.96 linearised standard errors. `minimum`: the office's own minimum of answers.
 */
export function weightedSatisfaction({ received, cells }: NonresponseCounts, minimum: number): WeightedSatisfaction {
  const answers = cells.reduce((sum, cell) => sum + cell.answers, 0);
  const least = Math.max(leastAnswers, minimum);
  if (answers < least) return { state: "few", answers, least };
  const fitted = margins.map((margin) => groupsOf(margin, received[margin], cells));
  const placed = cells.map((cell) => ({
    ...cell,
    categories: fitted.map(({ groupOf, margin }) => groupOf.get(cell[margin]) ?? 0),
  }));
  const { weights, sweeps, furthest, isConverged, trimmed } = rake(
    placed,
    fitted.map(({ shares }) => shares),
  );
  const effective = effectiveAnswers(cells, weights);
  if (!isConverged || effective < least) return { state: "unfitted", furthest, effective, least };
  const sums = cells.map(({ answers: n }, index) => n * (weights[index] ?? 0));
  const all = sums.reduce((sum, one) => sum + one, 0);
  const weighted = cells.reduce((sum, { satisfied }, index) => sum + satisfied * (weights[index] ?? 0), 0) / all;
  const counted = cells.reduce((sum, { satisfied }) => sum + satisfied, 0) / answers;
  const difference = weighted - counted;
  const standardError = errorOfDifference(placed, weights, {
    all,
    received: sumOf(received.channel),
    answers,
    counted,
  });
  return {
    state: "shown",
    answers,
    counted,
    weighted,
    interval: wilsonInterval(weighted * effective, effective),
    effective,
    sweeps,
    furthest,
    trimmed,
    merged: fitted.flatMap(({ margin, merged }) => (merged > 0 ? [{ margin, categories: merged }] : [])),
    unheard: Math.max(...fitted.map(({ unheard }) => unheard)),
    difference,
    standardError,
    isBeyondChance: Math.abs(difference) > usualQuantile * standardError,
  };
}

function sumOf(categories: readonly MarginCategory[]): number {
  return categories.reduce((sum, { received }) => sum + received, 0);
}

/** (Σw)² ÷ Σw² over all answers: how many answers of equal weight would tell as much. */
export function effectiveAnswers(cells: readonly Pick<RatedCell, "answers">[], weights: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const [index, { answers }] of cells.entries()) {
    const weight = weights[index] ?? 0;
    sum += answers * weight;
    squares += answers * weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

interface Means {
  /** The sum of the weights. */
  all: number;
  /** Dossiers received. */
  received: number;
  answers: number;
  counted: number;
}

/**
 * The standard error of weighted − counted, if those who rated were drawn at random from the dossiers received. The weights are not
 * fixed: they depend on who answered. So each answer adds its weight times what the margins do not explain of it, less its
 * distance from the plain mean (linearisation of a calibrated mean, Deville and Särndal (1992), JASA 87, 376–382); with the
 * correction for a finite population.
 */
function errorOfDifference(
  cells: readonly (RatedCell & { categories: readonly number[] })[],
  weights: readonly number[],
  { all, received, answers, counted }: Means,
): number {
  const explained = fitAdditive(
    cells.map((cell, index) => ({
      categories: cell.categories,
      weight: cell.answers * (weights[index] ?? 0),
      mean: cell.satisfied / cell.answers,
    })),
    margins.length,
  );
  let sum = 0;
  for (const [index, cell] of cells.entries()) {
    const weight = ((weights[index] ?? 0) * answers) / all;
    const added = (score: 0 | 1) => weight * (score - (explained[index] ?? 0)) - (score - counted);
    sum += cell.satisfied * added(1) ** 2 + (cell.answers - cell.satisfied) * added(0) ** 2;
  }
  const unseen = Math.max(0, 1 - answers / received);
  return Math.sqrt((unseen * sum) / (answers * (answers - 1)));
}

interface FittedMargin {
  margin: Margin;
  groupOf: ReadonlyMap<string, number>;
  /** The share of each group among the dossiers received. */
  shares: readonly number[];
  /** Categories merged because too few answered. */
  merged: number;
  /** The share of the dossiers in categories without any answer. */
  unheard: number;
}

function groupsOf(margin: Margin, received: readonly MarginCategory[], cells: readonly RatedCell[]): FittedMargin {
  const answered = new Map<string, number>();
  for (const cell of cells) answered.set(cell[margin], (answered.get(cell[margin]) ?? 0) + cell.answers);
  const dossiersOf = new Map(received.map(({ id, received: number }) => [id, number]));
  // A rating that came since the totals were read belongs to a dossier that counts as received.
  for (const [id, answers] of answered) dossiersOf.set(id, Math.max(answers, dossiersOf.get(id) ?? 0));
  const ids = [...dossiersOf.keys()].filter((id) => (dossiersOf.get(id) ?? 0) > 0);
  const answers = ids.map((id) => answered.get(id) ?? 0);
  const groups = mergeSmall(answers, leastOfCategory);
  const all = ids.reduce((sum, id) => sum + (dossiersOf.get(id) ?? 0), 0);
  const shares = new Array<number>(Math.max(0, ...groups) + 1).fill(0);
  let unheard = 0;
  for (const [index, id] of ids.entries()) {
    const group = groups[index] ?? 0;
    const share = (dossiersOf.get(id) ?? 0) / all;
    shares[group] = (shares[group] ?? 0) + share;
    if (answers[index] === 0) unheard += share;
  }
  return {
    margin,
    groupOf: new Map(ids.map((id, index) => [id, groups[index] ?? 0])),
    shares,
    merged: answers.filter((number) => number < leastOfCategory).length,
    unheard,
  };
}

/** One category of a margin: its rated and unrated dossiers side by side. */
export interface ComparedCategory {
  id: string;
  rated: number;
  unrated: number;
  satisfied: number;
}

/** The categories of a margin with rated and unrated dossiers, in the order of the dossiers received. */
export function compareCategories(margin: Margin, { received, cells }: NonresponseCounts): ComparedCategory[] {
  const rated = new Map<string, { answers: number; satisfied: number }>();
  for (const cell of cells) {
    const before = rated.get(cell[margin]) ?? { answers: 0, satisfied: 0 };
    rated.set(cell[margin], {
      answers: before.answers + cell.answers,
      satisfied: before.satisfied + cell.satisfied,
    });
  }
  return received[margin].map(({ id, received: all }) => {
    const { answers, satisfied } = rated.get(id) ?? { answers: 0, satisfied: 0 };
    return { id, rated: answers, unrated: Math.max(0, all - answers), satisfied };
  });
}
