import { useT } from "#app/i18n/page.tsx";
import type { FieldProblem } from "#app/ui/form.tsx";
import type { StaffProblem } from "./staff-forms.ts";

interface CheckedField {
  id: string;
  errors?: string[] | undefined;
}

/** The words of a field's first problem, and the list of all fields' problems for the summary on top. */
export function useProblemWords() {
  const t = useT();
  const wordsOf = (field: CheckedField): string | undefined => {
    const first = field.errors?.[0];
    return first === undefined ? undefined : t(`staff:problems.${first as StaffProblem}`);
  };
  const listOf = (fields: readonly CheckedField[]): FieldProblem[] =>
    fields.flatMap((field) => {
      const text = wordsOf(field);
      return text === undefined ? [] : [{ id: field.id, text }];
    });
  return { wordsOf, listOf };
}
