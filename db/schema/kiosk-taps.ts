import type { Instant } from "#app/platform/day.ts";

/** What a tablet has sent, by the id that the tablet gave it: sent again, it is answered and not counted again. */
export interface KioskTapsTable {
  kiosk_id: string;
  /** Made by the tablet, or by the page on a tablet without script. */
  tap_id: string;
  /** The office of the tablet. */
  office_id: string;
  /** What became of it, see `app/ratings/kiosk/kiosk-tap.ts`. */
  outcome: string;
  /** The dossier; null if the code belongs to none. */
  dossier_id: string | null;
  /** When it was tapped, as far as the tablet can be believed. */
  tapped_at: Instant;
  received_at: Instant;
}
