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

/** What adopting a plan does to the target of one figure. */
export interface AdoptionLine {
  asked: PresetTarget;
  target: Target;
  placement: Placement;
  /** "same": the office has this target already, and nothing is saved. */
  effect: "new" | "replaces" | "same";
}

export interface Adoption {
  lines: AdoptionLine[];
  /** Targets valid on the first day whose figure is not in the plan: they stay. */
  staying: OfficeTarget[];
}

/** What adopting the targets of a plan for the given days would do to the targets of an office. */
export function planAdoption(preset: TargetPreset, targets: readonly OfficeTarget[], validity: Validity): Adoption {
  const lines = preset.targets.map((asked): AdoptionLine => {
    const target = targetOf(preset, asked);
    const placement = placeTarget(targetsOfFigure(targets, asked.figure), validity);
    const isSame = isUnchanged(target, placement);
    return { asked, target, placement, effect: isSame ? "same" : placement.ended.length > 0 ? "replaces" : "new" };
  });
  const figures = preset.targets.map(({ figure }) => figure);
  const staying = inOrderOfFigures(targets).filter(
    ({ figure, from, until }) =>
      !figures.includes(figure) && from <= validity.from && (until === null || until >= validity.from),
  );
  return { lines, staying };
}

/** The targets of one figure. */
export function targetsOfFigure(targets: readonly OfficeTarget[], figure: FigureName): OfficeTarget[] {
  return targets.filter((one) => one.figure === figure);
}
