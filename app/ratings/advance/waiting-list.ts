import type { Day, Instant } from "#app/platform/day.ts";

/** A dossier that is rated but not registered, as the staff's list shows it: without the level. */
export interface ListedWaiting {
  kind: "number" | "code";
  /** The number of the dossier, or the code as stored. */
  place: string;
  /** The counter for which the code was issued. */
  counter: string | null;
  /** The last tap. */
  givenAt: Instant;
  givenOn: Day;
}

/** Most lines of the list. */
export const mostListedWaiting = 200;

/** The ratings of an office that wait for their dossier. */
export interface WaitingList {
  /** Dossiers that wait. */
  count: number;
  /** The first `mostListedWaiting`, those that wait longest. */
  listed: ListedWaiting[];
  /** Ratings that met their dossier after its last day and do not count. */
  late: number;
  /** The days after which a rating without a dossier is removed. */
  keptDays: number;
}
