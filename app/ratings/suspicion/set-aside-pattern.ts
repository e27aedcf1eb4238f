import type { RatingSource } from "#app/ratings/rating/rating.ts";
import type { FlagReason } from "./suspicion.ts";

/** Where a tap came from, as far as it is known. */
export interface TapOrigin {
  device: string | null;
  network: string | null;
  isOwnNetwork: boolean;
}

/** What is known of the ratings of a dossier that were set aside as not genuine. */
export interface SetAsidePattern {
  /** The reasons for which somebody set them aside. */
  reasons: ReadonlySet<FlagReason>;
  origins: readonly TapOrigin[];
}

/**
 * Whether a tap on a receipt whose rating was set aside fits the same pattern, so that it is kept apart until a person decides:
 * it comes from the same device, or from the same network or the office's own one where that was the reason. The traces of
 * device and network hold for a day, so later ones are recognised by the office's own network only; the search for
 * suspicious ratings sees the rest. A counter's tablet is everybody's and fits nothing.
 */
export function fitsSetAside(pattern: SetAsidePattern, source: RatingSource, tap: TapOrigin): boolean {
  if (source !== "phone") return false;
  const sameDevice = pattern.origins.some(({ device }) => device !== null && device === tap.device);
  const sameNetwork = pattern.origins.some(({ network }) => network !== null && network === tap.network);
  return (
    sameDevice ||
    (sameNetwork && pattern.reasons.has("same-network")) ||
    (tap.isOwnNetwork && pattern.reasons.has("own-network"))
  );
}
