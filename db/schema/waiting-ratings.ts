import type { Day, Instant } from "#app/platform/day.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** Ratings that arrived before their dossier: they wait for it, and count in no figure until then. */
export interface WaitingRatingsTable {
  office_id: string;
  /** `number`: given by a signed link of a dossier; `code`: given by a code that was issued in advance. */
  kind: "number" | "code";
  /** The số hồ sơ as it is stored in `dossiers`, or the code. */
  place: string;
  /** 1 for the first tap of a place, 2 for the next one with another score, and so on. */
  tap: number;
  score: Score;
  language: Language;
  /** As in `rating_history`. */
  source: "phone" | "kiosk";
  /** The tablet that sent it; null if none did. */
  kiosk_id: string | null;
  /** What the citizen wrote on a tablet; null after the rating has met its dossier, which has it then. */
  comment: string | null;
  given_at: Instant;
  given_on: Day;
  /** Fingerprints as in `rating_history`, removed after the same days. */
  device: string | null;
  network: string | null;
  own_network: number;
  /**
   * What became of it when its dossier was known: `counted`, `late` (given after the last day of the dossier's receipt) or
   * `earlier` (the dossier had a later rating already). Null while it waits.
   */
  outcome: "counted" | "late" | "earlier" | null;
  settled_at: Instant | null;
  /** Its dossier; null while it waits. */
  dossier_id: string | null;
}
