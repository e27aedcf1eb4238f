import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";

/** Dossiers received in one hour of one weekday. */
export interface HeatCell {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** 0 to 23, by the Vietnamese clock. */
  hour: number;
  received: number;
  rated: number;
  /** Participation, 0 to 1; undefined where too few dossiers were received. */
  share: number | undefined;
}

/** The slots with dossiers, Monday and early hours first. With fewer than `minimum` dossiers a slot has no share. */
export function heatCells(
  slots: ReadonlyMap<string, Pick<DossierCounts, "received" | "rated">>,
  minimum: number,
): HeatCell[] {
  return [...slots]
    .map(([slot, { received, rated }]) => ({
      weekday: Number(slot.slice(0, 1)),
      hour: Number(slot.slice(2)),
      received,
      rated,
      share: received === 0 || received < minimum ? undefined : rated / received,
    }))
    .sort((one, other) => one.weekday - other.weekday || one.hour - other.hour);
}

/** One step of the colour scale, the lightest first; a border is undefined if the step has none. */
export interface HeatClass {
  from: number | undefined;
  below: number | undefined;
}

/**
 * The borders between the five steps of the colour scale. With a target one border is the target, so that the two
 * darkest steps have reached it (40 %: below 20, 20–30, 30–40, 40–50, from 50); without a target the steps are fifths.
 */
export function heatBorders(target: Pick<Target, "value"> | undefined): [number, number, number, number] {
  if (target === undefined || target.value <= 0 || target.value >= 1) return [0.2, 0.4, 0.6, 0.8];
  const above = Math.min(target.value * 1.25, (target.value + 1) / 2);
  return [target.value * 0.5, target.value * 0.75, target.value, above];
}

export function heatClasses(borders: readonly number[]): HeatClass[] {
  return Array.from({ length: borders.length + 1 }, (_, index) => ({
    from: borders[index - 1],
    below: borders[index],
  }));
}

/** The index of the step of a share, beginning with 0. */
export function heatClassOf(share: number, borders: readonly number[]): number {
  return borders.filter((border) => share >= border).length;
}
