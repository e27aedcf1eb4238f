import type { Score } from "#app/ratings/rating/rating.ts";
import type { KioskReceipt } from "./kiosk-receipt.ts";
import type { KioskOutcome } from "./kiosk-tap.ts";

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
  /** Whether the rating waits for its dossier. */
  isEarly: boolean;
  /** Whether the person asked that the screen stays. */
  isKept: boolean;
}

/** Seconds until a screen returns by itself. Whoever reads or writes can have more (WCAG 2.2, 2.2.1). */
export const thanksSeconds = 20;
export const facesSeconds = 90;
/** With script, the faces ask before they return, so many seconds before. */
export const warningSeconds = 20;

/** The address of a counter's tablets. */
export function kioskAddress(counterCode: string): string {
  return `/kiosk/${counterCode}`;
}

/** The address after a tap. The code of the receipt stands in no address of a tablet: the next person sees addresses. */
export function thanksAddress(counterCode: string, score: Score, outcome: KioskOutcome): string {
  const more = outcome === "later-counts" ? "&later=1" : outcome === "waiting" ? "&early=1" : "";
  return `${kioskAddress(counterCode)}?thanks=${String(score)}${more}`;
}

/** The address to which a screen returns, in Vietnamese again: the next person has not chosen the language. */
export function resetAddress(counterCode: string): string {
  return `${kioskAddress(counterCode)}?lang=vi`;
}

/** Whether the page at this path is a tablet's: the only page for citizens with a script. */
export function isTabletPage(path: string): boolean {
  return /^\/kiosk\/[^/]+\/?(?:\?|$)/i.test(path);
}
