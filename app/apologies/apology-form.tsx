import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, TextArea, TextField, Tick } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { apologyTitles, type ApologyRefusal } from "./apology.ts";
import type { ApologyChoice } from "./apology-choice.ts";
import { lateFilterFields } from "./late-filter.ts";

type Name = "title" | "reason" | "newOn" | "again";

interface ApologyFormProps {
  choice: ApologyChoice;
  /** The id of the letters to be written, by which a second tap is known. */
  batch: string;
  /** A working day that may be the new date. */
  exampleDay: Day;
  lastResult: SubmissionResult | undefined;
  /** Why no letter was written, if none was. */
  left: readonly ApologyRefusal[];
}

/** The form with which letters of apology are written. */
export function ApologyForm({ choice, batch, exampleDay, lastResult, left }: ApologyFormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<Name, string>>({
    id: "apology-form",
    lastResult,
    defaultValue: { title: "extension" },
  });
  const { inputOf, errorOf, problemsOf } = useFormProblems("apologies:problems");
  const { title, reason, newOn, again } = fields;
  return (
    <form method="post" id={form.id} action="/dossiers/late/letter" noValidate>
      <input type="hidden" name="batch" value={batch} />
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [title, reason, newOn, again])} />
      {left.length > 0 && (
        <Notice kind="careful">
          <LeftOut left={left} />
        </Notice>
      )}
      <Chosen choice={choice} />
      <ChoiceField
        {...inputOf(title)}
        label={t("apologies:form.kind")}
        hint={t("apologies:form.kindHint")}
        options={apologyTitles.map((value) => ({ value, label: t(`apologies:titles.${value}`) }))}
      />
      <TextArea
        {...inputOf(reason)}
        label={t("apologies:form.reason")}
        hint={t("apologies:form.reasonHint")}
        rows={4}
        required
      />
      <TextField
        {...inputOf(newOn)}
        label={t("apologies:form.newOn")}
        hint={t("apologies:form.newOnHint", { day: formatDay(exampleDay) })}
        autoComplete="off"
        required
      />
      <Tick
        id={again.id}
        name={again.name}
        label={t("apologies:form.again")}
        error={errorOf(again)}
        isTicked={again.initialValue !== undefined}
      />
      <p className="muted small">{t("apologies:form.againHint")}</p>
      <p className="row">
        <button className="button main">{t("apologies:form.save")}</button>
        <a className="button" href="/dossiers/late">
          {t("apologies:late.back")}
        </a>
      </p>
      <p className="muted">{t("apologies:form.after")}</p>
    </form>
  );
}

function Chosen({ choice: { dossiers, isAll, filter, count } }: { choice: ApologyChoice }) {
  const t = useT();
  const { language } = usePage();
  const number = formatCount(count, language);
  if (isAll) {
    return (
      <>
        <input type="hidden" name="all" value="1" />
        {lateFilterFields(filter).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{t("apologies:form.all", { count, number })}</p>
      </>
    );
  }
  return (
    <>
      {dossiers.map(({ id }) => (
        <input key={id} type="hidden" name="dossier" value={id} />
      ))}
      <p>{t("apologies:form.chosen", { count, number })}</p>
      <ul>
        {dossiers.map(({ id, number: dossierNumber }) => (
          <li key={id}>{dossierNumber}</li>
        ))}
      </ul>
    </>
  );
}

/** Says why dossiers got no letter. */
export function LeftOut({ left }: { left: readonly ApologyRefusal[] }) {
  const t = useT();
  const reasons = left.map((reason) => t(`apologies:refusals.${reason}`)).join("; ");
  return <p>{t("apologies:left", { reasons })}</p>;
}
