import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { trustRulesKey, type TrustRules } from "./trust-rules.ts";

interface TrustRulesFormProps {
  rules: TrustRules;
  lastResult: SubmissionResult | undefined;
}

const numberNames = [
  "deviceReceipts",
  "deviceMinutes",
  "networkReceipts",
  "networkMinutes",
  "alikeRatings",
  "alikeMinutes",
] as const;
type NumberName = (typeof numberNames)[number];
type Fields = Record<NumberName | "beforePrinting", string>;

/** The form of the trust rules and of the networks that the staff use. */
export function TrustRulesForm({ rules, lastResult }: TrustRulesFormProps) {
  const t = useT();
  const [form, fields] = useForm<Fields>({
    id: "trust-rules",
    lastResult,
    defaultValue: {
      ...Object.fromEntries(numberNames.map((name) => [name, String(rules[name])])),
      beforePrinting: rules.beforePrinting ? "on" : undefined,
    },
  });
  const { inputOf, problemsOf } = useFormProblems("suspicion:settings.problems");
  const inOrder = numberNames.map((name) => fields[name]);
  const number = (name: NumberName, label: string) => (
    <TextField {...inputOf(fields[name])} label={label} inputMode="numeric" autoComplete="off" />
  );
  const within = t("suspicion:settings.minutes");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, inOrder)} />
      <input type="hidden" name="shown" value={trustRulesKey(rules)} />
      <RuleCard title={t("suspicion:settings.device")} hint={t("suspicion:settings.deviceHint")}>
        {number("deviceReceipts", t("suspicion:settings.receipts"))}
        {number("deviceMinutes", within)}
      </RuleCard>
      <RuleCard title={t("suspicion:settings.network")} hint={t("suspicion:settings.networkHint")}>
        {number("networkReceipts", t("suspicion:settings.receipts"))}
        {number("networkMinutes", within)}
      </RuleCard>
      <RuleCard title={t("suspicion:settings.alike")} hint={t("suspicion:settings.alikeHint")}>
        {number("alikeRatings", t("suspicion:settings.ratings"))}
        {number("alikeMinutes", within)}
      </RuleCard>
      <RuleCard title={t("suspicion:settings.printing")} hint={t("suspicion:settings.beforePrintingHint")}>
        <label className="choice" htmlFor={fields.beforePrinting.id}>
          <input
            type="checkbox"
            id={fields.beforePrinting.id}
            name={fields.beforePrinting.name}
            value="on"
            defaultChecked={fields.beforePrinting.initialValue !== undefined}
          />
          <span>{t("suspicion:settings.beforePrinting")}</span>
        </label>
      </RuleCard>
      <p>
        <a className="target" href="/settings/networks">
          {t("settings:pages.networks.title")}
        </a>
      </p>
      <p>
        <button className="button main">{t("suspicion:settings.save")}</button>
      </p>
    </form>
  );
}

function RuleCard({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <fieldset className="card">
      <legend>{title}</legend>
      <p className="hint">{hint}</p>
      <div className="filter-fields">{children}</div>
    </fieldset>
  );
}
