import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import { annualDayText } from "./annual-day.ts";
import { asksForDays, type CalendarPreset } from "./calendar-presets.ts";
import { DayOffField } from "./deadline-form.tsx";

interface PresetCardsProps {
  presets: readonly CalendarPreset[];
  /** The preset whose form was refused, and why. */
  refused: { preset: string; result: SubmissionResult } | undefined;
}

/** The ready calendars, each with its lines and the form that takes it. */
export function PresetCards({ presets, refused }: PresetCardsProps) {
  return (
    <>
      {presets.map((preset) => (
        <PresetCard
          key={preset.name}
          preset={preset}
          lastResult={refused?.preset === preset.name ? refused.result : undefined}
        />
      ))}
    </>
  );
}

interface PresetCardProps {
  preset: CalendarPreset;
  lastResult: SubmissionResult | undefined;
}

function PresetCard({ preset, lastResult }: PresetCardProps) {
  const t = useT();
  const { agency, document, lines } = preset;
  const wordings = [...new Set(lines.map(({ wording }) => wording))];
  return (
    <section className="card">
      <h2>{agency}</h2>
      <p>{document}</p>
      <ul aria-label={t("reports:presets.wording")}>
        {wordings.map((wording) => (
          <li key={wording}>
            <q lang="vi">{wording}</q>
          </li>
        ))}
      </ul>
      <Lines preset={preset} />
      {lines.some(({ isCutOffProposed }) => isCutOffProposed) && (
        <p className="small">{t("reports:presets.proposedNote")}</p>
      )}
      <details open={lastResult !== undefined}>
        <summary>{t("reports:presets.conditions")}</summary>
        <TakingForm preset={preset} lastResult={lastResult} />
      </details>
    </section>
  );
}

function Lines({ preset: { agency, lines } }: { preset: CalendarPreset }) {
  const t = useT();
  return (
    <DataTable
      caption={t("reports:presets.takeLabel", { agency })}
      hideCaption
      rows={lines}
      rowKey={({ name }) => name}
      columns={[
        { label: t("reports:calendar.name"), cell: ({ name }) => name },
        {
          label: t("reports:calendar.period"),
          cell: ({ from, cutOff, isCutOffProposed }) => {
            const to = annualDayText(cutOff);
            const end = isCutOffProposed ? t("reports:presets.proposed", { day: to }) : to;
            return t("reports:calendar.span", { from: annualDayText(from), to: end });
          },
        },
        {
          label: t("reports:calendar.dueDay"),
          cell: ({ due }) => (due === undefined ? t("reports:presets.asked") : annualDayText(due)),
        },
      ]}
    />
  );
}

function TakingForm({ preset, lastResult }: PresetCardProps) {
  const t = useT();
  const [form, { dayOff, addressee, daysAfter }] = useForm<Record<"dayOff" | "addressee" | "daysAfter", string>>({
    id: `take-${preset.name}`,
    lastResult,
    defaultValue: { dayOff: "before" },
  });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [addressee, daysAfter, dayOff])} />
      <input type="hidden" name="preset" value={preset.name} />
      <TextField
        {...inputOf(addressee)}
        label={t("reports:form.addressee")}
        hint={t("reports:presets.addresseeHint")}
        autoComplete="off"
      />
      {asksForDays(preset) && (
        <TextField
          {...inputOf(daysAfter)}
          label={t("reports:presets.daysAfter")}
          hint={t("reports:presets.daysAfterHint")}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      <DayOffField field={inputOf(dayOff)} />
      <p>
        <button className="button main" aria-label={t("reports:presets.takeLabel", { agency: preset.agency })}>
          {t("reports:presets.take")}
        </button>
      </p>
    </form>
  );
}
