import type { Channel } from "#app/dossiers/dossier.ts";
import type { Opinion } from "#app/figures/published/opinion-steps.ts";

/** The ratings counted in the published figures, as they were when published; changed in steps only. */
export interface PublishedRatingsTable {
  dossier_id: string;
  office_id: string;
  /** Month of receipt, `yyyy-MM`. */
  month: string;
  procedure_id: string;
  channel: Channel;
  opinion: Opinion;
  /** The cells it is counted in besides the whole year, separated by spaces: `quarter:4 month:2026-11`. */
  told_in: string;
}
