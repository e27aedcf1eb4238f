import type { FigureName, Target } from "#app/targets/target.ts";
import { answeredShare, type AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import { addDossierCounts, noDossierCounts, type DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { inTimeShare } from "#app/figures/measures/dossier-timeliness.ts";
import { censusOf, opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** The figures in which offices are compared; for each, more is better. */
export const provinceFigures = [
  "participation",
  "satisfaction",
  "answered-on-time",
  "dossiers-in-time",
] as const satisfies readonly FigureName[];
export type ProvinceFigure = (typeof provinceFigures)[number];

/** The counts of an office in a period, with its targets. */
export interface OfficeCounts {
  id: string;
  slug: string;
  name: string;
  dossiers: DossierCounts;
  answers: AnswerCounts;
  targets: Readonly<Partial<Record<ProvinceFigure, Target | undefined>>>;
}

/** A row of the comparison: one office, or all offices together. */
export interface ProvinceLine {
  dossiers: DossierCounts;
  measures: Readonly<Record<ProvinceFigure, Measure>>;
}

export interface OfficeLine extends ProvinceLine, Pick<OfficeCounts, "id" | "slug" | "name" | "targets"> {}

const shares: Readonly<Record<ProvinceFigure, (counts: Pick<OfficeCounts, "dossiers" | "answers">) => Share>> = {
  participation: ({ dossiers }) => ratedShare(dossiers),
  satisfaction: ({ dossiers }) => satisfiedShare(dossiers.scores),
  "answered-on-time": ({ answers }) => answeredShare(answers),
  "dossiers-in-time": ({ dossiers }) => inTimeShare(dossiers),
};

function lineOf(counts: Pick<OfficeCounts, "dossiers" | "answers">, minimum: number): ProvinceLine {
  const measures = provinceFigures.map((figure) => {
    const share = shares[figure](counts);
    return [figure, figure === "satisfaction" ? opinionOf(share, minimum) : comparable(share, minimum)] as const;
  });
  return { dossiers: counts.dossiers, measures: Object.fromEntries(measures) as ProvinceLine["measures"] };
}

/**
 * Also shares that are not opinions are withheld below the minimum here: one answer on time of one is not better than
 * 95 of 100.
 */
function comparable(share: Share, minimum: number): Measure {
  const { denominator } = share;
  return denominator > 0 && denominator < minimum ? { state: "withheld", denominator, minimum } : censusOf(share);
}

/**
 * The figures of each office, and of all offices together from the sums of their counts (not the mean of shares).
 * `minimum` is the same for all: with fewer cases a share is withheld.
 */
export function compareOffices(
  offices: readonly OfficeCounts[],
  minimum: number,
): { lines: OfficeLine[]; total: ProvinceLine } {
  const together = offices.reduce(
    (sum, { dossiers, answers }) => ({
      dossiers: addDossierCounts(sum.dossiers, dossiers),
      answers: addAnswers(sum.answers, answers),
    }),
    { dossiers: noDossierCounts, answers: noAnswers },
  );
  return {
    lines: offices.map(({ id, slug, name, targets, ...counts }) => ({
      id,
      slug,
      name,
      targets,
      ...lineOf(counts, minimum),
    })),
    total: lineOf(together, minimum),
  };
}

const noAnswers: AnswerCounts = { onTime: 0, late: 0, overdue: 0, waiting: 0 };

function addAnswers(one: AnswerCounts, other: AnswerCounts): AnswerCounts {
  return {
    onTime: one.onTime + other.onTime,
    late: one.late + other.late,
    overdue: one.overdue + other.overdue,
    waiting: one.waiting + other.waiting,
  };
}

export const provinceOrders = ["name", ...provinceFigures] as const;
export type ProvinceOrder = (typeof provinceOrders)[number];

/** Reads the order from a query; by name without a valid one. */
export function provinceOrderFrom(search: URLSearchParams): ProvinceOrder {
  return provinceOrders.find((order) => order === search.get("by")) ?? "name";
}

/**
 * Sorts by name, or by a figure with the highest first. Offices whose figure is not shown follow by name, without a
 * rank.
 */
export function inProvinceOrder(lines: readonly OfficeLine[], order: ProvinceOrder): OfficeLine[] {
  const byName = (one: OfficeLine, other: OfficeLine) =>
    one.name.localeCompare(other.name, "vi") || one.slug.localeCompare(other.slug);
  if (order === "name") return [...lines].sort(byName);
  const valueOf = ({ measures }: OfficeLine) => {
    const measure = measures[order];
    return measure.state === "shown" ? measure.value : -1;
  };
  return [...lines].sort((one, other) => valueOf(other) - valueOf(one) || byName(one, other));
}
