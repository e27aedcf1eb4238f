import { useT } from "#app/i18n/page.tsx";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import type { FieldProblem } from "#app/ui/form.tsx";

interface CheckedField {
  id: string;
  errors?: string[] | undefined;
}

/** The words of a field's first problem, and the list of all fields' problems for the summary on top. */
export function useProblemWords() {
  const t = useT();
  const wordsOf = (field: CheckedField): string | undefined => {
    const first = field.errors?.[0];
    return first === undefined ? undefined : problemSentence(t, "staff:problems", first);
  };
  const listOf = (fields: readonly CheckedField[]): FieldProblem[] =>
    fields.flatMap((field) => {
      const text = wordsOf(field);
      return text === undefined ? [] : [{ id: field.id, text }];
    });
  return { wordsOf, listOf };
}
