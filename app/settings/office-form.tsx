import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { detailsKey, officeLimits, type OfficeDetails } from "#app/offices/office-details.ts";
import { territories } from "#app/offices/territory.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextArea, TextField } from "#app/ui/form.tsx";

interface OfficeFormProps {
  details: OfficeDetails;
  lastResult: SubmissionResult | undefined;
}

const lines = ["name", "parentName", "place"] as const;
const numbers = ["ratingOpenDays", "minimumAnswers"] as const;

/** The form of the office's details. Each field says where its value is shown or what it changes. */
export function OfficeForm({ details, lastResult }: OfficeFormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<keyof OfficeDetails | "shown", string>>({
    id: "office",
    lastResult,
    defaultValue: {
      ...details,
      ratingOpenDays: String(details.ratingOpenDays),
      minimumAnswers: String(details.minimumAnswers),
      shown: detailsKey(details),
    },
  });
  const { inputOf, problemsOf } = useFormProblems("settings:office.problems");
  const { contactLine, territory, shown } = fields;
  const inOrder = [
    ...lines.map((name) => fields[name]),
    territory,
    contactLine,
    ...numbers.map((name) => fields[name]),
  ];
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, inOrder)} />
      <input type="hidden" name={shown.name} value={detailsKey(details)} />
      <section className="card">
        <h2>{t("settings:office.shown")}</h2>
        {lines.map((name) => (
          <TextField
            key={name}
            {...inputOf(fields[name])}
            label={t(`settings:fields.${name}`)}
            hint={t(`settings:office.hints.${name}`)}
            autoComplete="off"
          />
        ))}
        <SelectField
          {...inputOf(territory)}
          label={t("settings:fields.territory")}
          hint={t("settings:office.hints.territory")}
          options={territories.map((value) => ({ value, label: t(`settings:office.territories.${value}`) }))}
        />
        <TextArea
          {...inputOf(contactLine)}
          label={t("settings:fields.contactLine")}
          hint={t("settings:office.hints.contactLine")}
          rows={2}
        />
      </section>
      <section className="card">
        <h2>{t("settings:office.counted")}</h2>
        {numbers.map((name) => (
          <TextField
            key={name}
            {...inputOf(fields[name])}
            label={t(`settings:fields.${name}`)}
            hint={t(`settings:office.hints.${name}`, {
              least: String(officeLimits[name].least),
              most: String(officeLimits[name].most),
            })}
            inputMode="numeric"
            autoComplete="off"
          />
        ))}
      </section>
      <p>
        <button className="button main">{t("settings:save")}</button>
      </p>
    </form>
  );
}

/** What the office sets on other pages: its emblem, and the symbol, signer and filing of its letters. */
export function OfficeLinks() {
  const t = useT();
  return (
    <section className="card">
      <p>
        <a href="/settings/office/emblem">{t("settings:emblem.link")}</a>
        <span className="hint">{t("settings:emblem.linkText")}</span>
      </p>
      <p>
        {t("settings:emblem.letters")} <a href="/settings/cases">{t("settings:pages.cases.title")}</a>.
      </p>
    </section>
  );
}
