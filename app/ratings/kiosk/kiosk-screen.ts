import type { Score } from "#app/ratings/rating/rating.ts";
import type { KioskOutcome } from "./kiosk-tap.ts";

/** Why a code leads to no faces; texts below `kiosk:screen`. */
export type CodeRefusal = "misread" | "unknown" | "closed" | "tooMany";

/** What a citizen sees of the dossier before the tap. */
export interface KioskReceipt {
  /** As stored, without the hyphen. */
  code: string;
  /** Số hồ sơ. */
  number: string;
  procedureName: string;
}

/** The faces for one receipt. `tapId` names the rating, so that the browser's own repeat counts once. */
export interface FacesScreen {
  receipt: KioskReceipt;
  tapId: string;
  /** What was written before the person asked for more time. */
  comment: string;
}

/** Words of thanks after a tap. */
export interface KioskThanks {
  score: Score;
  isLaterCounting: boolean;
  /** Whether the person asked that the screen stays. */
  isKept: boolean;
}

/** Seconds until a screen returns by itself. Whoever reads or writes can have more (WCAG 2.2, 2.2.1). */
export const thanksSeconds = 20;
export const facesSeconds = 90;

/** The address of a counter's tablets. */
export function kioskAddress(counterCode: string): string {
  return `/kiosk/${counterCode}`;
}

/** The address after a tap. The code of the receipt stands in no address of a tablet: the next person sees addresses. */
export function thanksAddress(counterCode: string, score: Score, outcome: KioskOutcome): string {
  const later = outcome === "later-counts" ? "&later=1" : "";
  return `${kioskAddress(counterCode)}?thanks=${String(score)}${later}`;
}

/** The address to which a screen returns, in Vietnamese again: the next person has not chosen the language. */
export function resetAddress(counterCode: string): string {
  return `${kioskAddress(counterCode)}?lang=vi`;
}
