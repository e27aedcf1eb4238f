import { useT } from "#app/i18n/page.tsx";
import { problemSentence, type ProblemSection } from "#app/i18n/problem-sentence.ts";
import type { FieldProblem } from "./form.tsx";

/** A form or a field as Conform describes it: the names of its problems, and the target of a link to it. */
interface Checked {
  id: string;
  errors?: readonly string[] | null | undefined;
}

/** The properties of a Conform field that an input shows. */
export interface InputField extends Checked {
  name: string;
  initialValue?: string | undefined;
}

export interface FormProblems {
  /** The sentence beside a field: its first problem. */
  errorOf: (field: Checked) => string | undefined;
  /** The properties of an input from its field: what was typed, and its problem. */
  inputOf: (field: InputField) => { id: string; name: string; value: string | undefined; error: string | undefined };
  /** The lines of the summary: the problems of the form as a whole, then the first of each field in the order given. */
  problemsOf: (form: Checked, fields: readonly Checked[]) => FieldProblem[];
}

/**
 * The problems of a form in words: the only way from the problems that a schema names to the texts on a page. `section`
 * is the namespace of the form's texts, `values` are inserted into them.
 */
export function useFormProblems(section: ProblemSection, values: Record<string, string> = {}): FormProblems {
  const t = useT();
  const linesOf = ({ id, errors }: Checked): FieldProblem[] =>
    (errors ?? []).map((name) => ({ id, text: problemSentence(t, section, name, values) }));
  const errorOf = (field: Checked) => linesOf(field)[0]?.text;
  return {
    errorOf,
    inputOf: (field) => ({ id: field.id, name: field.name, value: field.initialValue, error: errorOf(field) }),
    problemsOf: (form, fields) => [...linesOf(form), ...fields.flatMap((field) => linesOf(field).slice(0, 1))],
  };
}
