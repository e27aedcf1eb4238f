import type { Day } from "#app/platform/day.ts";

/**
 * How a dossier stands to its promised day: trước hạn, đúng hạn, trễ hạn, or – while there is no result – still within
 * its time or overdue. Days are compared, as on the citizen's receipt; the hour of the promise is not.
 */
export type Timeliness = "early" | "on-time" | "late" | "open" | "overdue" | "no-promise";

export function timelinessOf(dueOn: Day | null, finishedOn: Day | null, today: Day): Timeliness {
  if (dueOn === null) return "no-promise";
  if (finishedOn === null) return today <= dueOn ? "open" : "overdue";
  if (finishedOn < dueOn) return "early";
  return finishedOn === dueOn ? "on-time" : "late";
}
