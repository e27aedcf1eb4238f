import type { Translate } from "./translate.ts";

/** The sections of texts for the problems that the schemas of forms name. */
export type ProblemSection =
  | "api:problems"
  | "apologies:problems"
  | "codes:bindProblems"
  | "codes:bookProblems"
  | "codes:problems"
  | "complaints:problems"
  | "complaints:rules"
  | "deadlines:formProblems"
  | "documents:publication.problems"
  | "documents:templates.problems"
  | "dossiers:print"
  | "dossiers:wordings.problems"
  | "imports:wordProblems"
  | "indicators:problems"
  | "notifications:invitations.problems"
  | "kiosk:problems"
  | "procedures:problems"
  | "questionnaires:problems"
  | "ratings:details.problems"
  | "ratings:paper.problems"
  | "reports:problems"
  | "results:improvements.problems"
  | "settings:emblem.problems"
  | "settings:office.problems"
  | "settings:organisation.problems"
  | "settings:languages.problems"
  | "settings:reminders.problems"
  | "settings:retention.problems"
  | "settings:texts.problems"
  | "shares:problems"
  | "spreadsheets:problems"
  | "staff:leave.problems"
  | "staff:problems"
  | "suspicion:problems"
  | "suspicion:settings.problems"
  | "targets:problems"
  | "webhooks:problems";

/**
 * The sentence for a problem that a form's schema named: from the section of its area, else the general one. Unfilled
 * blanks of a text follow the name after a colon, as in `unfilled:“[…]”`. Every page describes problems of fields
 * through this function.
 */
export function problemSentence(
  t: Translate,
  section: ProblemSection,
  problem: string,
  values: Record<string, string> = {},
): string {
  const [name = "", ...gaps] = problem.split(":");
  // i18next uses the first key that has a text.
  const keys = [`${section}.${name}`, `shell:problems.${name}`, "shell:problems.wrong"];
  return (t as (keys: string[], values: Record<string, string>) => string)(keys, { gaps: gaps.join(":"), ...values });
}
