import type { Words } from "../words.ts";
import type { wordings as vi } from "../vi/wordings.ts";

export const wordings: Words<typeof vi> = {
  intro:
    "Print two wordings of the invitation at random and see which one more people answer with a rating. A slip keeps its wording however often it is printed; codes and rating pages do not differ.",
  method:
    "Method: only slips confirmed as printed are counted; participation is the slips with a rating divided by those slips. You may look every day: “really different” is said early when the ratings lean clearly to one side (sequential test of Robbins), or when all planned slips are printed, the waiting time is over and the 99% interval of the difference (Newcombe) does not contain 0. If both wordings are equally good, the two ways together are wrong in at most 2 of 100 comparisons.",
  begin: { slip: "Compare two invitations on slips", label: "Compare two invitations on labels" },
  other: { slip: "Compare on labels", label: "Compare on slips" },
  fields: {
    aVi: "Wording A, Vietnamese",
    bVi: "Wording B, Vietnamese",
    aEn: "Wording A, English",
    bEn: "Wording B, English",
    hint: "At most {{longest}} characters, so that it fits on the paper",
    bEnHint: "Leave empty to print English slips as always, without comparing",
    points: "Smallest difference to find",
    pointsHint: "The smaller the difference, the more slips are needed. The number is that of both wordings together.",
    wait: "Wait for ratings after the last slip",
    waitHint: "People often rate when they collect the result: wait longer than dossiers take.",
  },
  plan: "{{points}} percentage points ({{slips}} slips)",
  days: "{{days}} days",
  start: "Begin to compare",
  done: {
    started: "Begun. From the next set on, every new slip has one of the two wordings.",
    stopped: "Ended. New slips are printed as always.",
  },
  title: { slip: "Invitation on slips, from {{day}}", label: "Invitation on labels, from {{day}}" },
  stoppedAt: "until {{day}}",
  caption: "Participation by wording",
  columns: {
    wording: "Wording",
    printed: "Slips printed",
    rated: "With a rating",
    share: "Participation",
    interval: "95% interval",
  },
  difference: "Difference of B from A: {{points}} percentage points (99% interval: {{from}} to {{to}}).",
  progress:
    "{{printed}} of {{planned}} planned slips are printed and confirmed; ratings are counted until {{days}} days after the last slip.",
  found: "That is enough to find a difference of {{points}} percentage points or more.",
  verdicts: {
    none: "No slip has been confirmed as printed yet.",
    open: "No real difference seen so far. What the table shows may be chance; please go on printing.",
    real: "Really different: more people rate with wording {{wording}} (known since {{day}}).",
    same: "Not really different: all slips are counted and no difference is seen; if there is one, it is usually below {{points}} percentage points.",
    ended: "Ended before enough slips were printed: nothing can be said about a difference.",
  },
  stop: "End the comparison",
  stopText: "It cannot be continued. Ratings of printed slips still count.",
  problems: {
    missing: "Please write the wording, at least 5 characters.",
    long: "The wording is longer than {{longest}} characters and does not fit on the paper.",
    same: "The two wordings must differ.",
    unfilled: "There are blanks to fill in: {{gaps}}.",
    planUnknown: "Please choose one from the list.",
    running: "The office is comparing two wordings already. Please end that first.",
  },
};
