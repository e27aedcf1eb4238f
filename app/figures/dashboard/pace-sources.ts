import type { Target } from "#app/targets/target.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { NamedCounts, Participating } from "#app/figures/measures/dossier-counts.ts";
import type { Period } from "#app/figures/period/period.ts";
import { fewestReaching } from "#app/figures/measures/target-gap.ts";

/**
 * How many days a dossier is too fresh to be missed among the ratings: the applicant has been home with the receipt for
 * less than a week, and most results are not there yet. A whole week, so that every weekday is in it once and no
 * procedure is favoured by the days on which it is asked for.
 */
export const freshDays = 7;

/** The last days before the cut-off whose dossiers are too fresh, as far as they lie in the period. */
export function freshSpan(period: Pick<Period, "from" | "to">, cutOff: Day): { from: Day; to: Day } | undefined {
  const first = addDays(cutOff, 1 - freshDays);
  const from = first < period.from ? period.from : first;
  return from > period.to ? undefined : { from, to: period.to };
}

/** The dimensions along which ratings can be asked for: there is somebody who can ask. */
export const paceDimensions = ["procedure", "channel", "counter"] as const;
export type PaceDimension = (typeof paceDimensions)[number];

/** A procedure, channel or counter as a place ratings can still come from. */
export interface PaceSource {
  id: string;
  name: string | undefined;
  received: number;
  rated: number;
  /** Not rated and not fresh. */
  unrated: number;
  /** Of the unrated, not fresh dossiers of the whole office; 0 to 1. */
  share: number;
  /** Not rated, too fresh to be asked for. */
  fresh: number;
  /** Ratings it gives once it reaches the target by itself; never more than it has unrated or than are missing. */
  couldGive: number;
}

/** All parts that are not listed, taken together. */
export type PaceRest = Omit<PaceSource, "id" | "name" | "couldGive"> & {
  /** How many they are. */
  parts: number;
};

/** Where the missing ratings can come from, by one dimension. */
export interface PaceSources {
  /** The largest first; none with fewer dossiers than the minimum. */
  listed: PaceSource[];
  /** Undefined when nothing is left over. */
  rest: PaceRest | undefined;
  unrated: number;
  fresh: number;
}

/** What the ratings of a period are to reach. */
export interface PaceAim {
  target: Target | undefined;
  /** Ratings missing to the target over the whole selection; 0 when it is reached. */
  missing: number;
  /** Parts with fewer dossiers are not ranked. */
  minimum: number;
}

export const mostSources = 8;

/** A procedure, channel or counter with its dossiers of the period. */
export type PacePart = Pick<NamedCounts, "id" | "name"> & { dossiers: Participating };

/** The parts by how many unrated dossiers they hold, leaving the fresh ones apart, which are given by their id. */
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
