/**
 * The cases that a figure counts; all but the last four are owed an answer, and their original due day and first answer
 * count. `on-time`: answered by that day; `late`: answered or closed after it; `overdue`: neither, and the day has passed;
 * `waiting`: neither, and not due yet. `counted` is on time, late or overdue; `missed` late or overdue; `answered` whenever.
 * `said`: the sender told whether it was solved, `said-yes` that it was.
 */
export const caseParts = [
  "on-time",
  "late",
  "overdue",
  "waiting",
  "counted",
  "missed",
  "answered",
  "forwarded",
  "forwarded-on-time",
  "said",
  "said-yes",
] as const;
export type CasePart = (typeof caseParts)[number];
