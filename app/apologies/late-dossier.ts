import type { Day } from "#app/platform/day.ts";
import type { Lateness, LetterState } from "./apology.ts";

/** A line of the list of late dossiers. */
export interface LateDossier {
  id: string;
  number: string;
  procedureName: string;
  unitId: string | null;
  unitName: string | null;
  receivedOn: Day;
  dueOn: Day;
  lateness: Lateness;
  /** Working days since the promised day, or until it; 0 on that day. */
  workingDays: number;
  letter: LetterState;
  /** The last letter, if there is one. */
  letterId: string | null;
  /** The day that the last letter promises. */
  newOn: Day | null;
}

/** A page of the list; `next` is the place after which the following page begins. */
export interface LatePage {
  dossiers: LateDossier[];
  next: string | undefined;
}

/** The numbers above the list, for the chosen unit or the whole office. */
export interface LateCounts {
  overdue: number;
  soon: number;
  /** Late dossiers without a letter, written or sent. */
  overdueWithoutLetter: number;
  soonWithoutLetter: number;
}
