import { addDays, type Day } from "#app/platform/day.ts";
import { figureNames, type FigureName, type Target } from "./target.ts";

/** A target of an office with the days it is valid on. */
export interface OfficeTarget extends Target {
  id: string;
  figure: FigureName;
  from: Day;
  /** The last day; null while no end is set, the day before `from` if the target was withdrawn before it began. */
  until: Day | null;
}

/** The days a target is to be valid on; `until` is null if it has no end. */
export interface Validity {
  from: Day;
  until: Day | null;
}

export type TargetState = "now" | "to-come" | "past" | "taken-back";

/** Whether a target is valid on a day, begins later, is over, or was withdrawn before it began. */
export function stateOn({ from, until }: Validity, on: Day): TargetState {
  if (until !== null && until < from) return "taken-back";
  if (from > on) return "to-come";
  return until === null || until >= on ? "now" : "past";
}

/** What setting a new target does to the targets of the same figure. */
export interface Placement {
  /** The last day of the new target: as asked, or the day before a later one begins. */
  until: Day | null;
  /** The targets it replaces, with their new last day: the day before the new one begins. */
  ended: { target: OfficeTarget; until: Day }[];
}

/**
 * Decides the days of a new target so that no two targets of its figure are valid on the same day: one that is valid when
 * the new one begins ends the day before, and one that begins later ends the new one. Nothing is overwritten: a target
 * that began on the same day stays in the record as taken back.
 */
export function placeTarget(ofFigure: readonly OfficeTarget[], { from, until }: Validity): Placement {
  const dayBefore = addDays(from, -1);
  const counting = ofFigure.filter((one) => one.until === null || one.until >= one.from);
  const ended = counting
    .filter((one) => one.from <= from && (one.until === null || one.until >= from))
    .map((target) => ({ target, until: dayBefore }));
  const next = counting
    .filter((one) => one.from > from && (until === null || one.from <= until))
    .map((one) => one.from)
    .sort()[0];
  return { until: next === undefined ? until : addDays(next, -1), ended };
}

/** Whether the new target would only replace one with the same value, source and last day. */
export function isUnchanged(target: Target, placement: Placement): boolean {
  return placement.ended.some(
    ({ target: old }) =>
      old.value === target.value &&
      old.comparison === target.comparison &&
      old.source === target.source &&
      old.until === placement.until,
  );
}

/** Sorts targets by the order of the figures, and the targets of one figure by their first day. */
export function inOrderOfFigures(targets: readonly OfficeTarget[]): OfficeTarget[] {
  return [...targets].sort(
    (one, other) =>
      figureNames.indexOf(one.figure) - figureNames.indexOf(other.figure) || one.from.localeCompare(other.from),
  );
}
