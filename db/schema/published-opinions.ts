import type { Day } from "#app/platform/day.ts";

/** What is published of the opinions about the dossiers of a year: a state that changes in steps, see `opinion-steps.ts`. */
export interface PublishedOpinionsTable {
  office_id: string;
  /** The year in which the dossiers were received. */
  year: number;
  /** The last working day whose end was looked at, whether or not a step was taken then. */
  looked_until: Day;
  /** The last working day whose end the state stands for; null while nothing was ever told. */
  changed_until: Day | null;
  /** JSON, read through `published-state.ts`: the counts that are told, and those of the questions that are in them. */
  told: string;
  /** Raised by one with every change: two processes that look at once, one wins. */
  revision: number;
}
