import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea } from "#app/ui/form.tsx";
import { broadNetworks, unreadableNetworks } from "./trust-rules.ts";

interface OwnNetworksFormProps {
  ownNetworks: string;
  lastResult: SubmissionResult | undefined;
}

/** The form of the networks that the staff use, one a line. */
export function OwnNetworksForm({ ownNetworks, lastResult }: OwnNetworksFormProps) {
  const t = useT();
  const defaultValue = { ownNetworks, shown: ownNetworks };
  const [form, fields] = useForm<Record<"ownNetworks" | "shown", string>>({ id: "networks", lastResult, defaultValue });
  const typed = fields.ownNetworks.initialValue ?? "";
  const lines = [...unreadableNetworks(typed), ...broadNetworks(typed)].slice(0, 10).join("; ");
  const { inputOf, problemsOf } = useFormProblems("suspicion:settings.problems", { lines });
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("suspicion:settings.networks")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.ownNetworks])} />
      <input type="hidden" name={fields.shown.name} value={ownNetworks} />
      <TextArea
        {...inputOf(fields.ownNetworks)}
        label={t("suspicion:settings.ownNetworks")}
        hint={t("suspicion:settings.ownNetworksHint")}
        rows={6}
      />
      <button className="button main">{t("settings:save")}</button>
    </form>
  );
}
