import type { DossierCounts } from "./dossier-counts.ts";

export const funnelSteps = ["received", "opened", "rated", "commented"] as const;
export type FunnelStepName = (typeof funnelSteps)[number];

/** A step from receiving a dossier to commenting on it; the dossiers of a step are among those of the step before. */
export interface FunnelStep {
  name: FunnelStepName;
  dossiers: number;
  /** Share of the dossiers received, 0 to 1. */
  ofReceived: number;
  /** Share of the step before, 0 to 1; undefined for the first step, and if nobody took the step before. */
  ofBefore: number | undefined;
}

/** Counts the dossiers received → rating page opened → rated → commented. Undefined without a dossier. */
export function participationFunnel(dossiers: Pick<DossierCounts, FunnelStepName>): FunnelStep[] | undefined {
  const { received } = dossiers;
  if (received === 0) return undefined;
  return funnelSteps.map((name, index) => {
    const before = funnelSteps[index - 1];
    return {
      name,
      dossiers: dossiers[name],
      ofReceived: dossiers[name] / received,
      ofBefore: before === undefined || dossiers[before] === 0 ? undefined : dossiers[name] / dossiers[before],
    };
  });
}
