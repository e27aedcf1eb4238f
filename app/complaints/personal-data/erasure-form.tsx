import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, Tick } from "#app/ui/form.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import { isOpen } from "#app/complaints/case/complaint.ts";
import { longestErasureReason, type StoredPersonalData } from "./erasure.ts";

/** Shows what data of the sender is stored, with the export button. */
export function StoredData({ stored }: { stored: StoredPersonalData }) {
  const t = useT();
  const { language } = usePage();
  const yesNo = (is: boolean) => t(is ? "complaints:personalData.yes" : "complaints:personalData.no");
  return (
    <section className="card">
      <h2>{t("complaints:personalData.held")}</h2>
      <Facts
        items={[
          [t("complaints:personalData.contact"), yesNo(stored.hasContact)],
          [t("complaints:personalData.files"), formatCount(stored.files, language)],
          [t("complaints:personalData.messages"), formatCount(stored.waitingMessages, language)],
          [t("complaints:personalData.published"), yesNo(stored.isPublished)],
        ]}
      />
      <form method="post" action={`/inbox/${stored.reference}/personal-data.json`}>
        <button className="button">{t("complaints:personalData.export")}</button>
      </form>
      <p className="muted small">{t("complaints:personalData.exportHint")}</p>
    </section>
  );
}

/** The erasure form; a notice instead if the case is open or was erased before. */
export function ErasureForm({
  stored,
  lastResult,
}: {
  stored: StoredPersonalData;
  lastResult: SubmissionResult | undefined;
}) {
  const t = useT();
  const [form, fields] = useForm<{ reason: string; certain: string }>({ id: "erasure", lastResult });
  const { errorOf, inputOf, problemsOf } = useFormProblems("complaints:problems");
  // Files that are left belong to an erasure that was cut off: the form finishes it.
  if (stored.erasedOn !== null && stored.files === 0) {
    return (
      <Notice kind="good">{t("complaints:personalData.erased", { day: formatDay(stored.erasedOn as Day) })}</Notice>
    );
  }
  if (isOpen(stored.state)) return <Notice kind="careful">{t("complaints:personalData.open")}</Notice>;
  return (
    <form method="post" id={form.id} noValidate className="card">
      <h2>{t("complaints:personalData.erase")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.reason, fields.certain])} />
      <p>{t("complaints:personalData.eraseLead")}</p>
      <TextArea
        {...inputOf(fields.reason)}
        label={t("complaints:personalData.reason")}
        hint={t("complaints:personalData.reasonHint")}
        maxLength={longestErasureReason}
        rows={3}
      />
      <Tick
        id={fields.certain.id}
        name="certain"
        label={t("complaints:personalData.certain")}
        error={errorOf(fields.certain)}
      />
      <button className="button main">{t("complaints:personalData.eraseButton")}</button>
    </form>
  );
}
