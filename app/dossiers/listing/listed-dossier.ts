import type { Day, Instant } from "#app/platform/day.ts";
import type { Channel, DossierState } from "#app/dossiers/dossier.ts";

/** A line of the list of dossiers. */
export interface ListedDossier {
  id: string;
  number: string;
  procedureName: string;
  unitName: string | null;
  counterName: string | null;
  channel: Channel;
  state: DossierState;
  receivedOn: Day;
  receivedAt: Instant;
  dueOn: Day | null;
  finishedOn: Day | null;
  /** Whether the dossier has a counted rating. The score of one dossier is never shown. */
  isRated: boolean;
}

/** The names by which the list can be restricted. */
export interface DossierChoices {
  fields: readonly { id: string; name: string }[];
  procedures: readonly { id: string; name: string }[];
  units: readonly { id: string; name: string }[];
  counters: readonly { id: string; name: string }[];
}
