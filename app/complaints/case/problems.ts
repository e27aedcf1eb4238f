import type { Messages } from "#app/i18n/messages.ts";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import type { Translate } from "#app/i18n/translate.ts";

export type ProblemName = keyof Messages["complaints"]["problems"];

/** The sentence for a problem that a form's schema named; blanks in a text follow the name after a colon. */
export function problemText(t: Translate, problem: string): string {
  const { name, gaps } = readProblem(problem);
  return problemSentence(t, "complaints:problems", name, { gaps });
}

/** The name of a problem and the blanks it speaks of: `unfilled:“[…]”`. */
export function readProblem(problem: string): { name: string; gaps: string } {
  const [name = "", ...gaps] = problem.split(":");
  return { name, gaps: gaps.join(":") };
}

/** The properties of a Conform field that a page uses. */
export interface NamedField {
  id: string;
  name: string;
  initialValue?: string | undefined;
  errors?: string[] | undefined;
}

export interface FormProblems {
  /** For the summary on top: one line a problem, leading to its field. */
  problems: { id: string; text: string }[];
  /** The sentence beside a field. */
  errorOf: (field: NamedField) => string | undefined;
}

/** What is wrong with a form, in words: of the form as a whole, then of its fields in the order of the page. */
export function problemsOf(
  t: Translate,
  formErrors: readonly string[] | undefined,
  fields: readonly NamedField[],
): FormProblems {
  const errorOf = (field: NamedField) => {
    const name = field.errors?.[0];
    return name === undefined ? undefined : problemText(t, name);
  };
  const ofForm = (formErrors ?? []).map((name) => ({ id: "main", text: problemText(t, name) }));
  const ofFields = fields.flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ id: field.id, text }];
  });
  return { problems: [...ofForm, ...ofFields], errorOf };
}
