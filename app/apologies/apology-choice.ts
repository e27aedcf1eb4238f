import type { LateFilter } from "./late-filter.ts";

/** The dossiers for which letters are written: ticked ones, or all of the list. */
export interface ApologyChoice {
  /** The ticked dossiers; empty if all are meant. */
  dossiers: readonly { id: string; number: string }[];
  isAll: boolean;
  filter: LateFilter;
  count: number;
}
