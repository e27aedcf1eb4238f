import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";

/** One weekday and hour of receipt. */
export interface HeatCell {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** 0 to 23, by the Vietnamese clock. */
  hour: number;
  received: number;
  rated: number;
  /** Participation, 0 to 1; undefined where so few dossiers were received that a share says nothing. */
  share: number | undefined;
}

/** The slots that received dossiers, Monday first, early hours first. `minimum`: below so many dossiers no share. */
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

/** From one share to another: a step of the colour scale, the lightest first. Open at both ends. */
export interface HeatClass {
  from: number | undefined;
  below: number | undefined;
}

/**
 * The five steps of the colour scale. With a target one border lies on it, so that the two darkest steps are those that
 * reach it (40 %: below 20, 20–30, 30–40, 40–50, from 50); without one they are fifths.
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

/** The step (from 0) of a share. */
export function heatClassOf(share: number, borders: readonly number[]): number {
  return borders.filter((border) => share >= border).length;
}
