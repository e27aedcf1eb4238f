import type { Target } from "#app/targets/target.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { NamedCounts, Participating } from "#app/figures/measures/dossier-counts.ts";
import type { Period } from "#app/figures/period/period.ts";
import { fewestReaching } from "#app/figures/measures/target-gap.ts";

/**
 * Number of days for which a dossier is fresh and not counted as missing a rating: the applicant has had the receipt
 * for less than a week, and most results are not there yet. A whole week contains every weekday once, so that no
 * procedure has an advantage from the weekdays on which it is requested.
 */
export const freshDays = 7;

/** The last days before the cut-off day whose dossiers are fresh, as far as they belong to the period. */
export function freshSpan(period: Pick<Period, "from" | "to">, cutOff: Day): { from: Day; to: Day } | undefined {
  const first = addDays(cutOff, 1 - freshDays);
  const from = first < period.from ? period.from : first;
  return from > period.to ? undefined : { from, to: period.to };
}

/** The dimensions by which ratings can be asked for, because somebody can ask. */
export const paceDimensions = ["procedure", "channel", "counter"] as const;
export type PaceDimension = (typeof paceDimensions)[number];

/** A procedure, channel or counter from which missing ratings can still come. */
export interface PaceSource {
  id: string;
  name: string | undefined;
  received: number;
  rated: number;
  /** Dossiers that are neither rated nor fresh. */
  unrated: number;
  /** Share of `unrated` in the whole office, 0 to 1. */
  share: number;
  /** Dossiers that are not rated but fresh. */
  fresh: number;
  /**
   * Ratings that would be added if this part alone reached the target; at most `unrated`, and at most the ratings
   * missing in the whole office.
   */
  couldGive: number;
}

/** All parts that are not listed, added up. */
export type PaceRest = Omit<PaceSource, "id" | "name" | "couldGive"> & {
  /** Number of these parts. */
  parts: number;
};

/** The sources of missing ratings by one dimension. */
export interface PaceSources {
  /** The parts with most unrated dossiers, in that order; none with fewer dossiers than the minimum. */
  listed: PaceSource[];
  /** The other parts; undefined if there are none. */
  rest: PaceRest | undefined;
  unrated: number;
  fresh: number;
}

/** The target of participation and how far it is away. */
export interface PaceAim {
  target: Target | undefined;
  /** Ratings missing to the target in the whole office; 0 when it is reached. */
  missing: number;
  /** Parts with fewer dossiers are not ranked. */
  minimum: number;
}

export const mostSources = 8;

/** A procedure, channel or counter with its dossiers of the period. */
export type PacePart = Pick<NamedCounts, "id" | "name"> & { dossiers: Participating };

/**
 * Ranks the parts by their unrated dossiers. `freshOf`: the fresh dossiers of each part, by its id; they are not
 * ranked.
 */
export function paceSources(
  parts: readonly PacePart[],
  freshOf: ReadonlyMap<string, Participating>,
  aim: PaceAim,
): PaceSources {
  const split = parts.map(({ id, name, dossiers }) => ({
    id,
    name,
    dossiers,
    ...splitUnrated(dossiers, freshOf.get(id)),
  }));
  const unrated = sum(split.map((part) => part.unrated));
  const inOrder = split
    .filter((part) => part.dossiers.received >= aim.minimum && part.unrated > 0)
    .sort((one, other) => other.unrated - one.unrated || one.id.localeCompare(other.id));
  const listed = inOrder.slice(0, mostSources);
  const ids = new Set(listed.map(({ id }) => id));
  const others = split.filter((part) => !ids.has(part.id) && part.unrated + part.fresh > 0);
  const shareOf = (count: number) => (unrated === 0 ? 0 : count / unrated);
  return {
    unrated,
    fresh: sum(split.map((part) => part.fresh)),
    listed: listed.map(({ id, name, dossiers, ...left }) => ({
      id,
      name,
      received: dossiers.received,
      rated: dossiers.rated,
      ...left,
      share: shareOf(left.unrated),
      couldGive: couldGive(dossiers, left.unrated, aim),
    })),
    rest:
      others.length === 0
        ? undefined
        : {
            parts: others.length,
            received: sum(others.map(({ dossiers }) => dossiers.received)),
            rated: sum(others.map(({ dossiers }) => dossiers.rated)),
            unrated: sum(others.map((part) => part.unrated)),
            fresh: sum(others.map((part) => part.fresh)),
            share: shareOf(sum(others.map((part) => part.unrated))),
          },
  };
}

function splitUnrated(all: Participating, fresh = nothing): { unrated: number; fresh: number } {
  const unratedOf = ({ received, rated }: Participating) => received - rated;
  return { unrated: unratedOf(all) - unratedOf(fresh), fresh: unratedOf(fresh) };
}

const nothing: Participating = { received: 0, rated: 0 };

function couldGive({ received, rated }: Participating, unrated: number, { target, missing }: PaceAim): number {
  if (target === undefined) return 0;
  const toTarget = Math.max(0, fewestReaching(received, target) - rated);
  return Math.min(toTarget, unrated, missing);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
