import type { DossierCounts } from "./dossier-counts.ts";

export const funnelSteps = ["received", "opened", "rated", "commented"] as const;
export type FunnelStepName = (typeof funnelSteps)[number];

/** A step from the receipt to the comment, each within the one before it. */
export interface FunnelStep {
  name: FunnelStepName;
  dossiers: number;
  /** Of the dossiers received, 0 to 1. */
  ofReceived: number;
  /** Of the step before; undefined for the first, and where nobody took the step before. */
  ofBefore: number | undefined;
}

/** Received → QR code scanned → rated → commented, in dossiers. Undefined without a dossier. */
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
