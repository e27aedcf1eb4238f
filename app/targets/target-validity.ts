import { addDays, type Day } from "#app/platform/day.ts";
import { figureNames, type FigureName, type Target } from "./target.ts";

/** A target as the office keeps it: with the days it is valid on. */
export interface OfficeTarget extends Target {
  id: string;
  figure: FigureName;
  from: Day;
  /** Its last day; null while no end is known, the day before `from` where it was taken back before it began. */
  until: Day | null;
}

/** Days a target is to be valid on; null for no end. */
export interface Validity {
  from: Day;
  until: Day | null;
}

export type TargetState = "now" | "to-come" | "past" | "taken-back";

/** Whether a target is in force on a day, to come, over, or never came to be. */
export function stateOn({ from, until }: Validity, on: Day): TargetState {
  if (until !== null && until < from) return "taken-back";
  if (from > on) return "to-come";
  return until === null || until >= on ? "now" : "past";
}

/** How a new target finds its place among those of the same figure. */
export interface Placement {
  /** The last day of the new one: as asked, or the day before a later one begins. */
  until: Day | null;
  /** Those that give way, and their new last day: the day before the new one begins. */
  ended: { target: OfficeTarget; until: Day }[];
}

/**
 * Puts a target among those of its figure so that on no day two are valid: one that is in force when the new one begins
 * ends the day before, and one that begins later takes over from the new one. Nothing is written over: a target that
 * began on the very same day stays in the record as taken back.
 */
export function placeTarget(held: readonly OfficeTarget[], { from, until }: Validity): Placement {
  const dayBefore = addDays(from, -1);
  const counting = held.filter((one) => one.until === null || one.until >= one.from);
  const ended = counting
    .filter((one) => one.from <= from && (one.until === null || one.until >= from))
    .map((target) => ({ target, until: dayBefore }));
  const next = counting
    .filter((one) => one.from > from && (until === null || one.from <= until))
    .map((one) => one.from)
    .sort()[0];
  return { until: next === undefined ? until : addDays(next, -1), ended };
}

/** Whether the placement would only put a target in the place of the very same one. */
export function isUnchanged(target: Target, placement: Placement): boolean {
  return placement.ended.some(
    ({ target: old }) =>
      old.value === target.value &&
      old.comparison === target.comparison &&
      old.source === target.source &&
      old.until === placement.until,
  );
}

/** Targets in the order of the figures, those of a figure by their first day. */
export function inOrderOfFigures(targets: readonly OfficeTarget[]): OfficeTarget[] {
  return [...targets].sort(
    (one, other) =>
      figureNames.indexOf(one.figure) - figureNames.indexOf(other.figure) || one.from.localeCompare(other.from),
  );
}
