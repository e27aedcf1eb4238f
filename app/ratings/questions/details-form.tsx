import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea } from "#app/ui/form.tsx";
import { LevelQuestions } from "./level-questions.tsx";
import { QuestionField } from "./question-field.tsx";
import { isLevelQuestion, longestComment, type DetailsForm, type QuestionName } from "./questionnaire.ts";

interface DetailsFormProps {
  asked: readonly QuestionName[];
  /** The form as it was sent, if it was refused. */
  lastResult: SubmissionResult | undefined;
}

/** The optional questions and the comment. Nothing in it is required. */
export function DetailsFields({ asked, lastResult }: DetailsFormProps) {
  const t = useT();
  const most = formatCount(longestComment, usePage().language);
  const [form, fields] = useForm<DetailsForm>({ id: "details", lastResult: lastResult ?? null });
  const { errorOf, inputOf, problemsOf } = useFormProblems("ratings:details.problems", { most });
  const inOrder = [...asked, "comment" as const].map((name) => fields[name]);
  const fieldOf = (name: QuestionName) => ({
    id: fields[name].id,
    chosen: [fields[name].initialValue ?? []].flat().filter((value) => typeof value === "string"),
    error: errorOf(fields[name]),
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, inOrder)} />
      {asked
        .filter((name) => name === "reasons")
        .map((name) => (
          <QuestionField key={name} name={name} {...fieldOf(name)} />
        ))}
      <LevelQuestions fields={asked.filter(isLevelQuestion).map((name) => ({ name, ...fieldOf(name) }))} />
      {asked
        .filter((name) => name !== "reasons" && !isLevelQuestion(name))
        .map((name) => (
          <QuestionField key={name} name={name} {...fieldOf(name)} />
        ))}
      <TextArea
        {...inputOf(fields.comment)}
        label={t("ratings:details.comment")}
        hint={t("ratings:details.commentHint", { most })}
        maxLength={longestComment}
      />
      <button className="button main wide">{t("ratings:details.finish")}</button>
    </form>
  );
}
