import type { RatingSource } from "#app/ratings/rating/rating.ts";
import type { FlagReason } from "./suspicion.ts";

/** The origin of a tap, as far as it is known. */
export interface TapOrigin {
  device: string | null;
  network: string | null;
  isOwnNetwork: boolean;
}

/** What is known of the ratings of a dossier that were set aside as not genuine. */
export interface SetAsidePattern {
  /** The reasons for which they were set aside. */
  reasons: ReadonlySet<FlagReason>;
  origins: readonly TapOrigin[];
}

/**
 * Whether a further tap on a receipt whose rating was set aside fits the same pattern, so that the new rating is set
 * aside provisionally, until a person decides. It fits if it comes from the same device; from the same network, if that
 * was the reason; or from the office's own network, if that was the reason. Fingerprints are valid for one day, so taps
 * of later days are recognized by the office's own network only; the search for suspicious ratings finds the others.
 * Everybody uses a counter's tablet, so a tap on it never fits.
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
