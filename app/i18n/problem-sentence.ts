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
 * The sentence for a problem that a form's schema named: in its area's section, else the general one. Every page says
 * what is wrong with a field through this function.
 */
export function problemSentence(
  t: Translate,
  section: ProblemSection,
  name: string,
  values: Record<string, string> = {},
): string {
  // i18next takes the first key that has a text.
  const keys = [`${section}.${name}`, `shell:problems.${name}`, "shell:problems.wrong"];
  return (t as (keys: string[], values: Record<string, string>) => string)(keys, values);
}
