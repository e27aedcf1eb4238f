import type { Day } from "#app/platform/day.ts";

/** The published opinions about the dossiers of a year; the state changes in steps, see `opinion-steps.ts`. */
export interface PublishedOpinionsTable {
  office_id: string;
  /** The year in which the dossiers were received. */
  year: number;
  /** The last working day up to whose end ratings were examined, whether or not a step was taken. */
  looked_until: Day;
  /** The working day as of whose end the last step was taken; null before the first step. */
  changed_until: Day | null;
  /** JSON, read through `published-state.ts`: the published counts of ratings and questions. */
  told: string;
  /** Raised by one with every change; of two processes that publish at once one wins. */
  revision: number;
}
