import { useForm, type SubmissionResult } from "@conform-to/react";
import { channels, stages } from "#app/dossiers/dossier.ts";
import { useT } from "#app/i18n/page.tsx";
import { evidenceLevels, indicators, serviceFactors } from "#app/ratings/questions/crosswalk.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { isStandardName } from "#app/ratings/questions/standard-questions.ts";
import { scoreLabels, scores } from "#app/ratings/rating/rating.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { hasFixedAnswers, longestLabel, longestOption, optionRows } from "./question-form.ts";

interface QuestionEditFormProps {
  question: Question;
  revision: number;
  lastResult: SubmissionResult | undefined;
}

/** The form of one question of a draft. */
export function QuestionEditForm({ question, revision, lastResult }: QuestionEditFormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<string, string | string[]>>({
    id: "question",
    lastResult,
    defaultValue: valuesOf(question),
  });
  const { inputOf, problemsOf } = useFormProblems("questionnaires:problems");
  const field = (name: string) => fields[name] as Parameters<typeof inputOf>[0];
  const text = (name: "labelVi" | "labelEn" | "hintVi" | "hintEn") => (
    <TextField
      {...inputOf(field(name))}
      label={t(`questionnaires:form.${name}`)}
      maxLength={longestLabel}
      autoComplete="off"
    />
  );
  const none = { value: "", label: t("questionnaires:form.none") };
  const { kind } = question;
  const rows = rowsOf(question);
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, Object.keys(valuesOf(question)).map(field))}
      />
      <input type="hidden" name="revision" value={revision} />
      <p className="muted">
        {t("questionnaires:form.kind", { kind: t(`questionnaires:kinds.${kind}`) })}{" "}
        {kind === "text" && t("questionnaires:form.textHint")}
      </p>
      {text("labelVi")}
      {text("labelEn")}
      {text("hintVi")}
      {text("hintEn")}
      {rows.length > 0 && (
        <fieldset className="card">
          <legend>{t("questionnaires:form.options")}</legend>
          {kind !== "yes-no" && (
            <p className="hint">
              {t(isStandardName(question.key) ? "questionnaires:form.fixedOptions" : "questionnaires:form.optionsHint")}
            </p>
          )}
          {rows.map((row) => (
            <OptionRow key={row} row={row} question={question} inputOf={(name) => inputOf(field(name))} />
          ))}
        </fieldset>
      )}
      <TickList
        name="channels"
        legend={t("questionnaires:form.channels")}
        chosen={chosenIn(fields["channels"]?.initialValue)}
        options={channels.map((channel) => ({ value: channel, label: t(`figures:byChannel.${channel}`) }))}
      />
      <TickList
        name="stages"
        legend={t("questionnaires:form.stages")}
        hint={t("questionnaires:form.stagesHint")}
        chosen={chosenIn(fields["stages"]?.initialValue)}
        options={stages.map((stage) => ({ value: stage, label: t(`questionnaires:stages.${stage}`) }))}
      />
      <SelectField
        {...inputOf(field("upToScore"))}
        label={t("questionnaires:form.upToScore")}
        options={scores.toReversed().map((score) => ({
          value: String(score),
          label:
            score === 5
              ? t("questionnaires:form.everybody")
              : t("questionnaires:form.upTo", { level: t(scoreLabels[score]) }),
        }))}
      />
      {kind === "scale" && (
        <SelectField
          {...inputOf(field("factor"))}
          label={t("questionnaires:form.factor")}
          options={[
            none,
            ...serviceFactors.map((factor) => ({ value: factor, label: t(`indicators:factors.names.${factor}`) })),
          ]}
        />
      )}
      {kind !== "text" && kind !== "several" && (
        <SelectField
          {...inputOf(field("indicator"))}
          label={t("questionnaires:form.indicator")}
          hint={t("questionnaires:fromRecords")}
          options={[
            none,
            ...indicators.map((indicator) => ({
              value: indicator,
              label: `${indicator}. ${t(`indicators:nine.names.${indicator}`)}`,
            })),
          ]}
        />
      )}
      <p>
        <button className="button main">{t("questionnaires:form.save")}</button>
      </p>
    </form>
  );
}

interface OptionRowProps {
  row: string;
  question: Question;
  inputOf: (name: string) => { id: string; name: string; value: string | undefined; error: string | undefined };
}

function OptionRow({ row, question, inputOf }: OptionRowProps) {
  const t = useT();
  const number = { row };
  return (
    <div className="filter-fields">
      {(["optionVi", "optionEn"] as const).map((name) => (
        <TextField
          key={name}
          {...inputOf(`${name}${row}`)}
          label={t(`questionnaires:form.${name}`, number)}
          maxLength={longestOption}
          autoComplete="off"
        />
      ))}
      {question.kind !== "several" && !isStandardName(question.key) && (
        <SelectField
          {...inputOf(`evidence${row}`)}
          label={t("questionnaires:form.evidence", number)}
          options={[
            { value: "", label: t("questionnaires:form.notCounted") },
            ...evidenceLevels.map((level) => ({
              value: level,
              label: t(`questionnaires:form.evidenceLevels.${level}`),
            })),
          ]}
        />
      )}
    </div>
  );
}

interface TickListProps {
  name: string;
  legend: string;
  hint?: string;
  chosen: readonly string[];
  options: readonly { value: string; label: string }[];
}

function TickList({ name, legend, hint, chosen, options }: TickListProps) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {hint !== undefined && <span className="hint">{hint}</span>}
      {options.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function chosenIn(value: unknown): string[] {
  return [value ?? []].flat().filter((one) => typeof one === "string");
}

function rowsOf(question: Question): readonly string[] {
  if (question.kind === "scale" || question.kind === "text") return [];
  return hasFixedAnswers(question) ? optionRows.slice(0, question.options.length) : optionRows;
}

function valuesOf(question: Question): Record<string, string | string[]> {
  const { label, hint, options, channels, stages, upToScore, factor, indicator } = question;
  const rows = rowsOf(question).flatMap((row, index) => {
    const option = options[index];
    return [
      [`optionVi${row}`, option?.texts.vi ?? ""],
      [`optionEn${row}`, option?.texts.en ?? ""],
      [`evidence${row}`, option?.evidence ?? ""],
    ] as const;
  });
  return {
    labelVi: label.vi,
    labelEn: label.en,
    hintVi: hint.vi,
    hintEn: hint.en,
    ...Object.fromEntries(rows),
    channels,
    stages,
    upToScore: String(upToScore),
    factor: factor ?? "",
    indicator: indicator ?? "",
  };
}
