import type { FigureName, Target } from "./target.ts";
import { targetOf, type PresetTarget, type TargetPreset } from "./target-preset.ts";
import {
  inOrderOfFigures,
  isUnchanged,
  placeTarget,
  type OfficeTarget,
  type Placement,
  type Validity,
} from "./target-validity.ts";

/** What adopting a plan does to one of its figures. */
export interface AdoptionLine {
  asked: PresetTarget;
  target: Target;
  placement: Placement;
  /** "same": the office holds the very same target already, and nothing is written. */
  effect: "new" | "replaces" | "same";
}

export interface Adoption {
  lines: AdoptionLine[];
  /** Targets in force on the first day for figures that the plan has none for: they stay. */
  staying: OfficeTarget[];
}

/** What it would do to the office's targets to adopt those of a plan for the given days. */
export function planAdoption(preset: TargetPreset, held: readonly OfficeTarget[], validity: Validity): Adoption {
  const lines = preset.targets.map((asked): AdoptionLine => {
    const target = targetOf(preset, asked);
    const placement = placeTarget(targetsOfFigure(held, asked.figure), validity);
    const isSame = isUnchanged(target, placement);
    return { asked, target, placement, effect: isSame ? "same" : placement.ended.length > 0 ? "replaces" : "new" };
  });
  const figures = preset.targets.map(({ figure }) => figure);
  const staying = inOrderOfFigures(held).filter(
    ({ figure, from, until }) =>
      !figures.includes(figure) && from <= validity.from && (until === null || until >= validity.from),
  );
  return { lines, staying };
}

/** The targets of one figure. */
export function targetsOfFigure(held: readonly OfficeTarget[], figure: FigureName): OfficeTarget[] {
  return held.filter((one) => one.figure === figure);
}
