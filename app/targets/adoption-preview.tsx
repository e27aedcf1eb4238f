import { useForm, type SubmissionResult } from "@conform-to/react";
import { Fragment } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { DataTable, Notice } from "#app/ui/parts.tsx";
import type { Adoption, AdoptionLine } from "./target-adoption.ts";
import type { PresetContext, PresetTarget, TargetPreset } from "./target-preset.ts";
import { targetText, validityText } from "./target-text.ts";
import type { Validity } from "./target-validity.ts";

interface AdoptionDaysProps {
  preset: TargetPreset;
  /** The days as typed, or the proposed ones. */
  typed: { from: string; until: string };
  lastResult: SubmissionResult | undefined;
}

/** Asks for the first and last day of the targets of a plan, to show what adopting it would change. */
export function AdoptionDays({ preset, typed, lastResult }: AdoptionDaysProps) {
  const t = useT();
  const [form, { from, until }] = useForm<{ from: string; until: string }>({
    id: "adoption-days",
    lastResult,
    defaultValue: typed,
  });
  const { inputOf, problemsOf } = useFormProblems("targets:problems");
  return (
    <form method="get" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [from, until])} />
      <input type="hidden" name="plan" value={preset.name} />
      <div className="filters">
        <TextField {...inputOf(from)} label={t("targets:form.from")} autoComplete="off" />
        <TextField
          {...inputOf(until)}
          label={t("targets:form.until")}
          hint={t("targets:form.untilHint")}
          autoComplete="off"
        />
        <button className="button">{t("targets:plan.show")}</button>
      </div>
    </form>
  );
}

interface AdoptionPreviewProps {
  preset: TargetPreset;
  validity: Validity;
  adoption: Adoption;
}

/** What adopting a plan would change and keep, with the button that adopts it. */
export function AdoptionPreview({ preset, validity, adoption }: AdoptionPreviewProps) {
  const t = useT();
  const { language } = usePage();
  if (preset.targets.length === 0) return <Notice kind="careful">{t("targets:plan.noTargets")}</Notice>;
  const isAllTheSame = adoption.lines.every(({ effect }) => effect === "same");
  return (
    <div className="wordy">
      <DataTable
        caption={t("targets:plan.preview", { validity: validityText(validity, t) })}
        rows={adoption.lines}
        rowKey={({ asked }) => asked.figure}
        columns={[
          {
            label: t("targets:list.figure"),
            cell: ({ asked }) => (
              <>
                {t(`figures:name.${asked.figure}`)}
                <br />
                {targetText(asked.figure, asked, t, language)}
              </>
            ),
          },
          { label: t("targets:plan.asWritten"), cell: (line) => <AsWritten line={line} /> },
          { label: t("targets:plan.held"), cell: (line) => <Effect line={line} validity={validity} /> },
        ]}
      />
      {adoption.staying.length > 0 && (
        <>
          <h2>{t("targets:plan.staying")}</h2>
          <ul>
            {adoption.staying.map((target) => (
              <li key={target.id}>
                {t(`figures:name.${target.figure}`)}: {targetText(target.figure, target, t, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      {isAllTheSame ? (
        <Notice kind="good">{t("targets:plan.allTheSame")}</Notice>
      ) : (
        <form method="post">
          <input type="hidden" name="plan" value={preset.name} />
          <input type="hidden" name="from" value={validity.from} />
          <input type="hidden" name="until" value={validity.until ?? ""} />
          <p>
            <button className="button main">{t("targets:plan.adopt")}</button>
          </p>
        </form>
      )}
    </div>
  );
}

/** A quote from the plan with its section; two cells of a table are two quotes. */
function Quote({ wording, result, section }: Pick<PresetTarget, "wording" | "result" | "section">) {
  return (
    <>
      <q lang="vi">{wording}</q>
      {result !== undefined && (
        <>
          {" – "}
          <q lang="vi">{result}</q>
        </>
      )}{" "}
      <span className="muted small">({section})</span>
    </>
  );
}

function AsWritten({ line: { asked } }: { line: AdoptionLine }) {
  const t = useT();
  return (
    <>
      <Quote {...asked} />
      {asked.note !== undefined && (
        <>
          <br />
          <span className="small">{t(`targets:notes.${asked.note}`)}</span>
        </>
      )}
    </>
  );
}

function Effect({ line: { asked, placement, effect }, validity }: { line: AdoptionLine; validity: Validity }) {
  const t = useT();
  const { language } = usePage();
  const [replaced] = placement.ended;
  return (
    <>
      {replaced === undefined ? t("targets:plan.nothingHeld") : targetText(asked.figure, replaced.target, t, language)}
      <br />
      <span className="small">
        {t(`targets:plan.effect.${effect}`, { day: replaced === undefined ? "" : formatDay(replaced.until) })}
        {placement.until !== null && placement.until !== validity.until && (
          <> {t("targets:plan.cut", { until: formatDay(placement.until) })}</>
        )}
      </span>
    </>
  );
}

/** Other demands of the plan that concern the portal, and why they are no targets. */
export function PresetContextList({ context }: { context: readonly PresetContext[] }) {
  const t = useT();
  if (context.length === 0) return null;
  return (
    <section>
      <h2>{t("targets:plan.context")}</h2>
      <p className="muted">{t("targets:plan.contextLead")}</p>
      <ul>
        {context.map(({ wording, result, section, why, figures = [] }) => (
          <li key={wording}>
            <Quote wording={wording} result={result} section={section} />
            <br />
            <span className="small">
              {t(`targets:whyContext.${why}`)}
              {figures.length > 0 && (
                <>
                  {" "}
                  {t("targets:plan.shownBy")}
                  {figures.map((name, index) => (
                    <Fragment key={name}>
                      {index === 0 ? " " : "; "}
                      <a href={`/settings/targets/new?figure=${name}`}>{t(`figures:name.${name}`)}</a>
                    </Fragment>
                  ))}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
