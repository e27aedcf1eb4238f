import type { Day } from "#app/platform/day.ts";

/** Levels 1 and 2: the citizen is not satisfied, and is offered to send a complaint. */
export const mostDissatisfied = 2;

/** A comment on a low rating, of which staff make a case. */
export interface LowComment {
  /** Id of the rating. */
  ratingId: string;
  dossierId: string;
  dossierNumber: string;
  /** 1 or 2. */
  score: number;
  givenOn: Day;
  /** As this reader may see it: personal data is masked for readers of other units. */
  text: string;
}
