import { useForm, type SubmissionResult } from "@conform-to/react";
import { Marked } from "#app/complaints/publication/publication-form.tsx";
import { readProblem } from "#app/complaints/case/problems.ts";
import { useT } from "#app/i18n/page.tsx";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import type { Day } from "#app/platform/day.ts";
import { ErrorSummary, TextArea, TextField, Tick } from "#app/ui/form.tsx";
import { longestImprovement, type SearchedText } from "./improvement.ts";

interface ImprovementFormProps {
  lastResult: SubmissionResult | undefined;
  /** The texts in which personal data was found, when the form comes back because of it. */
  found: readonly SearchedText[];
  today: Day;
}

/** The form of a new entry: what citizens said, what changed, since when. */
export function ImprovementForm({ lastResult, found, today }: ImprovementFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ heard: string; changed: string; happenedOn: string; reviewed: string }>({
    id: "improvement-form",
    lastResult,
    defaultValue: { happenedOn: today },
  });
  const problemText = (problem: string | undefined) => {
    if (problem === undefined) return undefined;
    const { name, gaps } = readProblem(problem);
    return name === "unfilled"
      ? t("complaints:problems.unfilled", { gaps })
      : problemSentence(t, "results:improvements.problems", name);
  };
  const errorOf = (field: { errors?: string[] | undefined }) => problemText(field.errors?.[0]);
  const problems = [fields.heard, fields.changed, fields.happenedOn, fields.reviewed].flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ id: field.id, text }];
  });
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("results:improvements.add")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      <input type="hidden" name="intent" value="publish" />
      <TextArea
        id={fields.heard.id}
        name="heard"
        label={t("results:improvements.heard")}
        hint={t("results:improvements.heardHint", { most: String(longestImprovement) })}
        value={fields.heard.initialValue}
        error={errorOf(fields.heard)}
        rows={4}
        maxLength={longestImprovement}
      />
      <TextArea
        id={fields.changed.id}
        name="changed"
        label={t("results:improvements.changed")}
        hint={t("results:improvements.changedHint", { most: String(longestImprovement) })}
        value={fields.changed.initialValue}
        error={errorOf(fields.changed)}
        rows={4}
        maxLength={longestImprovement}
      />
      <TextField
        id={fields.happenedOn.id}
        name="happenedOn"
        type="date"
        label={t("results:improvements.since")}
        value={fields.happenedOn.initialValue}
        error={errorOf(fields.happenedOn)}
      />
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
