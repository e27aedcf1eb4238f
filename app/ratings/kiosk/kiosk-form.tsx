import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { EmptyState } from "#app/ui/parts.tsx";
import type { newKioskSchema } from "./kiosk.ts";

interface Props {
  counters: readonly { id: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of a new tablet. */
export function KioskForm({ counters, lastResult }: Props) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof newKioskSchema>>({ id: "kiosk", lastResult: lastResult ?? null });
  const { inputOf, problemsOf } = useFormProblems("kiosk:problems");
  if (counters.length === 0) return <EmptyState>{t("kiosk:settings.noCounters")}</EmptyState>;
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="new-kiosk">
      <h2 id="new-kiosk">{t("kiosk:settings.newTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.counterId, fields.name])} />
      <SelectField
        {...inputOf(fields.counterId)}
        label={t("kiosk:settings.counter")}
        options={[
          { value: "", label: t("kiosk:settings.chooseCounter") },
          ...counters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        {...inputOf(fields.name)}
        label={t("kiosk:settings.name")}
        hint={t("kiosk:settings.nameHint")}
        autoComplete="off"
        maxLength={60}
      />
      <button className="button main">{t("kiosk:settings.add")}</button>
    </form>
  );
}
