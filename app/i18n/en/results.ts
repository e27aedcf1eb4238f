import type { Words } from "../words.ts";
import type { results as vietnamese } from "../vi/results.ts";

export const results: Words<typeof vietnamese> = {
  title: "Rating results",
  heading: "Rating results {{year}}",
  cutOff: "Figures as of {{day}}, over dossiers received from {{from}} to {{to}}.",
  participation: "Participation",
  participationOf: "{{rated}} of {{received}} received dossiers have been rated by citizens and organisations.",
  target: "Target: {{value}}. {{state}}",
  reached: "Reached.",
  short: "Not reached yet.",
  noDossiers: "No dossier has been received this year yet.",
  ratingsGiven: "Ratings given: {{number}}. A dossier counts only once in the share.",
  satisfaction: "Satisfaction",
  satisfactionOf:
    "{{satisfied}} of {{answers}} rated dossiers were rated satisfied or very satisfied (n = {{answers}}).",
  interval: "95% confidence interval: {{from}} – {{to}}.",
  withheld: "Not published yet: {{answers}} ratings so far, at least {{minimum}} are needed to mean something.",
  byMonth: "Participation by month of receipt",
  month: "Month",
  received: "Received",
  rated: "Rated",
  share: "Share",
  dataHeading: "Open data",
  data: "These figures can be read by machines and reused by anyone who names “{{office}}” as the source (licence CC BY 4.0):",
  columns:
    "Columns of the CSV file: office, month (of receipt), received (dossiers), rated (dossiers), ratings_given, cut_off (day).",
  choose: "Choose an office to see its results.",
  others: "Other offices",
  none: "No office has published results yet.",
};
