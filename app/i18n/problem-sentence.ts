import type { Translate } from "./translate.ts";

/** Where the sentences of the problems stand that the schemas of forms name. */
export type ProblemSection =
  | "complaints:problems"
  | "complaints:rules"
  | "deadlines:formProblems"
  | "documents:publication.problems"
  | "documents:templates.problems"
  | "dossiers:print"
  | "indicators:problems"
  | "ratings:details.problems"
  | "results:improvements.problems"
  | "staff:problems"
  | "suspicion:problems"
  | "suspicion:settings.problems"
  | "targets:problems";

/**
 * The sentence for a problem that a form's schema named: in its area's section, else the general one. Blanks that a text
 * still has follow the name after a colon, as in `unfilled:“[…]”`. Every page says what is wrong with a field through
 * this function.
 */
export function problemSentence(
  t: Translate,
  section: ProblemSection,
  problem: string,
  values: Record<string, string> = {},
): string {
  const [name = "", ...gaps] = problem.split(":");
  // i18next takes the first key that has a text.
  const keys = [`${section}.${name}`, `shell:problems.${name}`, "shell:problems.wrong"];
  return (t as (keys: string[], values: Record<string, string>) => string)(keys, { gaps: gaps.join(":"), ...values });
}
