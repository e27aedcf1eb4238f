import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";
import { targetGap, type TargetGap } from "./target-gap.ts";

/** Tỷ lệ tham gia đánh giá, with what it is made of. */
export interface Participation {
  /** Distinct dossiers with a counted rating. */
  numerator: number;
  /** Dossiers received, through every channel. */
  denominator: number;
  /** 0 to 1; undefined when no dossier was received. */
  share: number | undefined;
  target: Target | undefined;
  gap: TargetGap | undefined;
}

/** Distinct dossiers with a counted rating ÷ dossiers received, through every channel. */
export function ratedShare({ rated, received }: Pick<DossierCounts, "received" | "rated">): Share {
  return { numerator: rated, denominator: received };
}

/**
 * Participation: dossiers received in the period that have a counted rating by the cut-off ÷ dossiers received in the
 * period. Distinct dossiers, not taps, so that rating twice does not lift it. The plan of the Ho Chi Minh City
 * department (155/KH, 2018) asks for 40 % of the dossiers received at the desk or online.
 */
export function participation(dossiers: Pick<DossierCounts, "received" | "rated">, target?: Target): Participation {
  const { received, rated } = dossiers;
  return {
    numerator: rated,
    denominator: received,
    share: received === 0 ? undefined : rated / received,
    target,
    gap: target === undefined ? undefined : targetGap(rated, received, target),
  };
}
