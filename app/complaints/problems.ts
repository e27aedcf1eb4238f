import type { Messages } from "#app/i18n/messages.ts";
import type { Translate } from "#app/i18n/translate.ts";

export type ProblemName = keyof Messages["complaints"]["problems"];

/** The sentence for a problem that a form's schema named. */
export function problemText(t: Translate, name: string): string {
  return t(`complaints:problems.${name as Exclude<ProblemName, "changedBy">}`);
}

/** What of a Conform field a page shows. */
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
