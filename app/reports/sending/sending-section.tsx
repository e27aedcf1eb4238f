import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, TextField } from "#app/ui/form.tsx";
import type { ListedSending } from "./sending.ts";

interface SendingSectionProps {
  sendings: readonly ListedSending[];
  /** Whether the reader may ask for a sending and stop one. */
  mayPlan: boolean;
  /** Whether a mail server is set. */
  hasMail: boolean;
  lastResult: SubmissionResult | undefined;
}

/** The sendings of an approved report by e-mail, and the form that asks for another. */
export function SendingSection({ sendings, mayPlan, hasMail, lastResult }: SendingSectionProps) {
  const t = useT();
  return (
    <section className="no-print">
      <h2>{t("reports:sending.heading")}</h2>
      <p className="muted">{t("reports:sending.note")}</p>
      <ul className="plain-list">
        {sendings.map((sending) => (
          <li key={sending.id}>
            <p>
              {t(`reports:sending.state.${sending.state}`, { at: formatInstant(sending.sendAt) })}
              {": "}
              <span className="typed">{sending.addresses.join(", ") || t("reports:sending.forgotten")}</span>
            </p>
            {sending.state === "waiting" && mayPlan && (
              <form method="post">
                <input type="hidden" name="intent" value="stop-sending" />
                <input type="hidden" name="sending" value={sending.id} />
                <button className="button">{t("reports:sending.stop")}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayPlan && !hasMail && <p>{t("reports:sending.noMail")}</p>}
      {mayPlan && hasMail && <SendingForm lastResult={lastResult} />}
    </section>
  );
}

function SendingForm({ lastResult }: Pick<SendingSectionProps, "lastResult">) {
  const t = useT();
  const [form, { addresses, on, at }] = useForm<Record<"addresses" | "on" | "at", string>>({
    id: "sending",
    lastResult,
    defaultValue: { at: "08:00" },
  });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  return (
    <details open={lastResult !== undefined}>
      <summary>{t("reports:sending.plan")}</summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [addresses, on, at])} />
        <input type="hidden" name="intent" value="plan-sending" />
        <TextArea
          {...inputOf(addresses)}
          label={t("reports:sending.addresses")}
          hint={t("reports:sending.addressesHint")}
          rows={3}
        />
        <TextField
          {...inputOf(on)}
          label={t("reports:sending.on")}
          hint={t("reports:make.dayHint")}
          autoComplete="off"
        />
        <TextField
          {...inputOf(at)}
          label={t("reports:sending.at")}
          hint={t("reports:sending.atHint")}
          autoComplete="off"
        />
        <p>
          <button className="button main">{t("reports:sending.save")}</button>
        </p>
      </form>
    </details>
  );
}
