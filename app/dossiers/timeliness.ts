import type { Day } from "#app/platform/day.ts";

export const timelinesses = ["early", "on-time", "late", "open", "overdue", "no-promise"] as const;

/**
 * The result compared with the promised day: trước hạn, đúng hạn, trễ hạn, or, without a result, still in time or
 * overdue. Days are compared, not hours, as on the citizen's receipt.
 */
export type Timeliness = (typeof timelinesses)[number];

export function timelinessOf(dueOn: Day | null, finishedOn: Day | null, today: Day): Timeliness {
  if (dueOn === null) return "no-promise";
  if (finishedOn === null) return today <= dueOn ? "open" : "overdue";
  if (finishedOn < dueOn) return "early";
  return finishedOn === dueOn ? "on-time" : "late";
}
