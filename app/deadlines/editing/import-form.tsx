import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, describedBy, ErrorSummary, Field, TextField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { CalendarFileProblem } from "./calendar-file.ts";
import { fileProblemText } from "./calendar-words.ts";

interface ImportFormProps {
  lastResult: SubmissionResult | null;
  problems: readonly CalendarFileProblem[];
}

/** The form that takes a calendar file, and what was wrong with the last one, line by line. */
export function ImportForm({ lastResult, problems }: ImportFormProps) {
  const t = useT();
  const [form, { file, source, mode }] = useForm<Record<"file" | "source" | "mode", string>>({
    id: "import",
    defaultValue: { mode: "add" },
    lastResult,
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("deadlines:formProblems");
  const fileError = errorOf(file);
  const hint = t("deadlines:import.fileHint");
  return (
    <form method="post" id={form.id} encType="multipart/form-data" className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [file, source])} />
      <FileProblems problems={problems} />
      <Field id={file.id} label={t("deadlines:import.file")} hint={hint} error={fileError}>
        <input
          className="input"
          type="file"
          id={file.id}
          name="file"
          accept=".csv,.xlsx,.ics,text/csv,text/calendar"
          aria-invalid={fileError === undefined ? undefined : true}
          aria-describedby={describedBy(file.id, hint, fileError)}
        />
      </Field>
      <TextField
        {...inputOf(source)}
        label={t("deadlines:import.source")}
        hint={t("deadlines:import.sourceHint")}
        autoComplete="off"
      />
      <ChoiceField
        id={mode.id}
        name="mode"
        label={t("deadlines:import.mode")}
        value={mode.initialValue ?? "add"}
        options={(["add", "replace"] as const).map((value) => ({ value, label: t(`deadlines:import.modes.${value}`) }))}
      />
      <p className="muted small">{t("deadlines:edit.previewWhy")}</p>
      <button className="button main">{t("deadlines:import.read")}</button>
    </form>
  );
}

function FileProblems({ problems }: Pick<ImportFormProps, "problems">) {
  const t = useT();
  if (problems.length === 0) return null;
  return (
    <Notice kind="wrong">
      <p role="alert">{t("deadlines:import.refused")}</p>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>{fileProblemText(problem, t)}</li>
        ))}
      </ul>
    </Notice>
  );
}
