import { useForm, type SubmissionResult } from "@conform-to/react";
import type { Stage } from "#app/dossiers/dossier.ts";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT, useProductLanguagesOnly } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea } from "#app/ui/form.tsx";
import { longestComment, longestText } from "./answers.ts";
import type { Question } from "./question.ts";
import { QuestionList } from "./question-list.tsx";

interface DetailsFormProps {
  /** The version of the questions and the stage for which they are asked; the form carries both. */
  version: number;
  stage: Stage;
  questions: readonly Question[];
  /** The form as it was sent, if it was refused. */
  lastResult: SubmissionResult | undefined;
}

/** The optional questions and the comment. Nothing in it is required. */
export function DetailsFields({ version, stage, questions, lastResult }: DetailsFormProps) {
  useProductLanguagesOnly();
  const t = useT();
  const { language } = usePage();
  const most = formatCount(longestComment, language);
  const [form, fields] = useForm<Record<string, string>>({ id: "details", lastResult: lastResult ?? null });
  const values = { most, mostText: formatCount(longestText, language) };
  const { errorOf, inputOf, problemsOf } = useFormProblems("ratings:details.problems", values);
  const comment = fields["comment"];
  const asked = questions.flatMap((question) => {
    const field = fields[question.key];
    if (field === undefined) return [];
    const { id, initialValue } = field;
    const chosen = [initialValue ?? []].flat().filter((value) => typeof value === "string");
    return [{ question, id, chosen, error: errorOf(field), field }];
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [...asked.map(({ field }) => field), ...(comment === undefined ? [] : [comment])])}
      />
      <input type="hidden" name="questionnaire" value={version} />
      <input type="hidden" name="stage" value={stage} />
      <QuestionList asked={asked} />
      {comment !== undefined && (
        <TextArea
          {...inputOf(comment)}
          label={t("ratings:details.comment")}
          hint={t("ratings:details.commentHint", { most })}
          maxLength={longestComment}
        />
      )}
      <button className="button main wide">{t("ratings:details.finish")}</button>
    </form>
  );
}
