import { useForm, type SubmissionResult } from "@conform-to/react";
import { longestWording, media, plans, usualPoints, waits, type Medium } from "#app/dossiers/wordings/wording.ts";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";

interface TrialFormProps {
  medium: Medium;
  /** What is printed now, in both languages. */
  present: { vi: string; en: string };
  lastResult: SubmissionResult | undefined;
}

type Fields = Record<"medium" | "aVi" | "bVi" | "aEn" | "bEn" | "points" | "wait", string>;

/** Begins a comparison: both wordings in both languages, and after how many slips it is decided. */
export function TrialForm({ medium, present, lastResult }: TrialFormProps) {
  const t = useT();
  const { language } = usePage();
  const [form, fields] = useForm<Fields>({
    id: "trial",
    lastResult,
    defaultValue: { aVi: present.vi, aEn: present.en, points: String(usualPoints), wait: "30" },
  });
  const longest = formatCount(longestWording[medium], language);
  const { inputOf, errorOf, problemsOf } = useFormProblems("dossiers:wordings.problems", { longest });
  const texts = [fields.aVi, fields.bVi, fields.aEn, fields.bEn];
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t(`dossiers:wordings.begin.${medium}`)}</h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [...texts, fields.points, fields.wait])}
      />
      <p className="row">
        {media
          .filter((other) => other !== medium)
          .map((other) => (
            <a key={other} className="target" href={`/settings/wordings?medium=${other}`}>
              {t(`dossiers:wordings.other.${other}`)}
            </a>
          ))}
      </p>
      <input type="hidden" name="medium" value={medium} />
      <TextField
        {...inputOf(fields.aVi)}
        label={t("dossiers:wordings.fields.aVi")}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        {...inputOf(fields.bVi)}
        label={t("dossiers:wordings.fields.bVi")}
        hint={t(`dossiers:wordings.fields.hint.${medium}`, { longest })}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        {...inputOf(fields.aEn)}
        label={t("dossiers:wordings.fields.aEn")}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        {...inputOf(fields.bEn)}
        label={t("dossiers:wordings.fields.bEn")}
        hint={t("dossiers:wordings.fields.bEnHint")}
        autoComplete="off"
        maxLength={200}
      />
      <SelectField
        id={fields.points.id}
        name={fields.points.name}
        label={t("dossiers:wordings.fields.points")}
        hint={t("dossiers:wordings.fields.pointsHint")}
        error={errorOf(fields.points)}
        value={fields.points.initialValue}
        options={plans.map(({ points, slips }) => ({
          value: String(points),
          label: t("dossiers:wordings.plan", {
            points: formatCount(points, language),
            slips: formatCount(slips, language),
          }),
        }))}
      />
      <SelectField
        id={fields.wait.id}
        name={fields.wait.name}
        label={t("dossiers:wordings.fields.wait")}
        hint={t("dossiers:wordings.fields.waitHint")}
        error={errorOf(fields.wait)}
        value={fields.wait.initialValue}
        options={waits.map((days) => ({ value: String(days), label: t("dossiers:wordings.days", { days }) }))}
      />
      <button className="button main">{t("dossiers:wordings.start")}</button>
    </form>
  );
}
