import type { Channel } from "#app/dossiers/dossier.ts";
import type { Opinion } from "#app/figures/published/opinion-steps.ts";

/** The ratings that are in the published figures, as they were when they got there; changed in steps only. */
export interface PublishedRatingsTable {
  dossier_id: string;
  office_id: string;
  /** Month of receipt, `yyyy-MM`. */
  month: string;
  procedure_id: string;
  channel: Channel;
  opinion: Opinion;
  /** The parts of the year it is counted in, such as `quarter:4 month:2026-11`: the whole year is told of every one. */
  told_in: string;
}
