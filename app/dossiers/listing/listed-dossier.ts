import type { Day, Instant } from "#app/platform/day.ts";
import type { Channel, DossierState } from "#app/dossiers/dossier.ts";

/** The filter of the list; an empty text does not filter. */
export interface DossierFilter {
  /** A dossier number or part of one, or a receipt code. */
  search: string;
  procedureId: string;
  state: DossierState | "";
}

export interface ListedDossier {
  id: string;
  number: string;
  procedureName: string;
  channel: Channel;
  state: DossierState;
  receivedOn: Day;
  receivedAt: Instant;
  dueOn: Day | null;
  finishedOn: Day | null;
  /** Whether the dossier has a counted rating. The score of one dossier is never shown. */
  isRated: boolean;
}
