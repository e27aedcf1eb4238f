import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";
import { targetGap, type TargetGap } from "./target-gap.ts";

/** Tỷ lệ tham gia đánh giá, with its counts, target and gap. */
export interface Participation {
  /** Distinct dossiers with a counted rating. */
  numerator: number;
  /** Dossiers received, of every channel. */
  denominator: number;
  /** 0 to 1; undefined when no dossier was received. */
  share: number | undefined;
  target: Target | undefined;
  gap: TargetGap | undefined;
}

/** The share of participation alone: distinct dossiers with a counted rating ÷ dossiers received, of every channel. */
export function ratedShare({ rated, received }: Pick<DossierCounts, "received" | "rated">): Share {
  return { numerator: rated, denominator: received };
}

/**
 * Participation: dossiers received in the period that have a counted rating by the cut-off day ÷ dossiers received in the
 * period. Counts dossiers, not taps, so that rating twice does not raise it. Never withheld: it shows no opinion.
 * Source: plan 155/KH-SKHCN (Ho Chi Minh City, 18/01/2018), II.1: 40 % of the dossiers received at the desk or online.
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
