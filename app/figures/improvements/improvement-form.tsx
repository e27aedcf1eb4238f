import { useForm, type SubmissionResult } from "@conform-to/react";
import { Marked } from "#app/complaints/publication/publication-form.tsx";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, TextField, Tick } from "#app/ui/form.tsx";
import type { SampleImprovement } from "./sample-improvements.ts";
import { longestImprovement, type SearchedText } from "./improvement.ts";

interface ImprovementFormProps {
  lastResult: SubmissionResult | undefined;
  /** The texts in which personal data was found, when the form comes back because of it. */
  found: readonly SearchedText[];
  today: Day;
  /** The sample with which the form is filled. */
  sample: SampleImprovement | undefined;
}

/** The form of a new entry: what citizens said, what changed, since when. */
export function ImprovementForm({ lastResult, found, today, sample }: ImprovementFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ heard: string; changed: string; happenedOn: string; reviewed: string }>({
    id: "improvement-form",
    lastResult,
    defaultValue: { happenedOn: today, heard: sample?.heard, changed: sample?.changed },
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("results:improvements.problems");
  const inOrder = [fields.heard, fields.changed, fields.happenedOn, fields.reviewed];
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("results:improvements.add")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, inOrder)} />
      <input type="hidden" name="intent" value="publish" />
      <TextArea
        {...inputOf(fields.heard)}
        label={t("results:improvements.heard")}
        hint={t("results:improvements.heardHint", { most: String(longestImprovement) })}
        rows={4}
        maxLength={longestImprovement}
      />
      <TextArea
        {...inputOf(fields.changed)}
        label={t("results:improvements.changed")}
        hint={t("results:improvements.changedHint", { most: String(longestImprovement) })}
        rows={4}
        maxLength={longestImprovement}
      />
      <TextField {...inputOf(fields.happenedOn)} type="date" label={t("results:improvements.since")} />
      {found.length > 0 && (
        <>
          {found.map((marked) => (
            <p key={marked.text} className="prose">
              <Marked {...marked} />
            </p>
          ))}
          <Tick
            id={fields.reviewed.id}
            name="reviewed"
            label={t("documents:publication.reviewed")}
            error={errorOf(fields.reviewed)}
          />
        </>
      )}
      <button className="button main">{t("results:improvements.publish")}</button>
    </form>
  );
}
