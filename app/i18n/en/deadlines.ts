import type { Words } from "../words.ts";
import type { deadlines as vietnamese } from "../vi/deadlines.ts";

export const deadlines: Words<typeof vietnamese> = {
  summary:
    "Received {{received}}; due by the end of {{due}} (working days: {{days}}; the day of receipt is not counted).",
  counted: "Working day {{number}}",
  countedNamed: "Working day {{number}} ({{name}})",
  notCounted: "{{reason}}, not counted",
  notCountedNamed: "{{reason}} ({{name}}), not counted",
  reasons: {
    received: "Day of receipt",
    working: "Working day",
    "make-up": "Make-up day",
    weekend: "Weekend",
    off: "Day off",
    reception: "Open for reception only",
  },
  unconfirmed:
    "The days off and make-up days of {{years}} are not confirmed yet, so this due day may move when they are announced.",
  basis:
    "Counted under Civil Code 2015, articles 147 and 148. The day of receipt, weekends and public holidays are not counted; make-up days are.",
  calendar: {
    title: "Working calendar {{year}}",
    intro:
      "The due days of feedback are counted by this calendar: Monday to Friday are working days except days off; a make-up day counts as a working day.",
    years: "Years",
    confirmed: "Confirmed",
    unconfirmed: "Not confirmed",
    unconfirmedText:
      "Nobody has confirmed the calendar of {{year}}. Due days in it are counted by the days entered so far and marked as liable to move.",
    legend: "Legend",
    weekend: "Saturday, Sunday",
    marks: {
      off: "Day off",
      "make-up": "Make-up day, counts as a working day",
      reception: "Saturday open for reception only, does not count as a working day",
    },
    month: "Month {{month}}",
    weekdays: "Mo,Tu,We,Th,Fr,Sa,Su",
    source: "Source",
    noSource: "No announcement has been entered for this year.",
    sourceText:
      "The first calendar comes with the product, from the published announcements of holidays and swapped days, and is kept for this office alone.",
  },
  tryDay: {
    title: "Try a due day",
    received: "Day of receipt",
    receivedHint: "For example: 20/11/2026",
    days: "Working days",
    button: "Count",
    wrongDay: "Write the day of receipt as day/month/year, for example 20/11/2026.",
    wrongDays: "The working days are a whole number from 1 to 366.",
  },
  command: {
    usage: "Usage: npm run due -- DATE [DATE…] [--days NUMBER] [--json]   (for example: npm run due -- 20/11/2026)",
    noDay: "At least one day of receipt is needed.",
    wrongDay: "“{{typed}}” is not a day. Write it as 2026-11-20 or 20/11/2026.",
    wrongDays: "--days takes a whole number from 1 to 366.",
    unknownOption: "There is no option “{{typed}}”.",
  },
};
