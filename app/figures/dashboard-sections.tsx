import type { ReactNode } from "react";
import { formatCount, formatTarget } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/offices/target.ts";
import { BarList } from "./bar-list.tsx";
import type { MonthCohort, NamedCohort, ScoreCounts } from "./cohort.ts";
import { CohortTable, type CohortRow } from "./cohort-table.tsx";
import { MonthChart } from "./month-chart.tsx";
import { monthLabel } from "./period-label.ts";
import { mostMonthsInChart } from "./period.ts";
import type { Satisfaction } from "./satisfaction.ts";

/** The sections of the dashboard: each one message, its chart, and the table the chart was drawn from. */

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

function TableBehind({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <details className="behind">
      <summary>{t("figures:table.show")}</summary>
      {children}
    </details>
  );
}

interface MonthSectionProps {
  months: readonly MonthCohort[];
  target: Target | undefined;
  minimumAnswers: number;
}

export function MonthSection({ months, target, minimumAnswers }: MonthSectionProps) {
  const t = useT();
  const { language } = usePage();
  const heading = t("figures:byMonth.heading");
  const charted = months.slice(-mostMonthsInChart);
  const rows = months
    .filter(({ cohort }) => cohort.received > 0)
    .map(({ month, cohort }) => ({ id: month, name: monthLabel(month), cohort }));
  const chart = <MonthChart months={charted} target={target} title={heading} />;
  return (
    <Section heading={heading}>
      <p className="small muted">
        {t("figures:byMonth.unit")}{" "}
        {target !== undefined && t("figures:byMonth.targetLine", { value: formatTarget(target.value, language) })}{" "}
        {months.some((month) => !month.inPeriod) && t("figures:byMonth.fainter")}{" "}
        {charted.length < months.length &&
          t("figures:byMonth.shortened", { number: formatCount(charted.length, language) })}
      </p>
      {charted.length > 12 ? (
        <div className="scroll many" role="region" aria-label={heading} tabIndex={0}>
          {chart}
        </div>
      ) : (
        chart
      )}
      <TableBehind>
        <CohortTable caption={heading} of={t("figures:byMonth.month")} rows={rows} minimumAnswers={minimumAnswers} />
      </TableBehind>
    </Section>
  );
}

const mostProceduresInChart = 15;

interface ProcedureSectionProps {
  procedures: readonly NamedCohort[];
  target: Target | undefined;
  minimumAnswers: number;
}

export function ProcedureSection({ procedures, target, minimumAnswers }: ProcedureSectionProps) {
  const t = useT();
  const { language } = usePage();
  const heading = t("figures:byProcedure.heading");
  const rows: CohortRow[] = procedures.map(({ id, name, cohort }) => ({ id, name: name ?? "–", cohort }));
  const large = rows.filter(({ cohort }) => cohort.received >= minimumAnswers);
  const charted = large.slice(0, mostProceduresInChart);
  const bars = charted.map(({ id, name, cohort }) => ({
    id,
    name,
    share: cohort.rated / cohort.received,
    numbers: t("figures:byProcedure.numbers", {
      rated: formatCount(cohort.rated, language),
      received: formatCount(cohort.received, language),
    }),
  }));
  return (
    <Section heading={heading}>
      <p className="small muted">
        {target === undefined
          ? t("figures:byProcedure.noteWithoutTarget")
          : t("figures:byProcedure.note", { value: formatTarget(target.value, language) })}{" "}
        {charted.length < large.length &&
          t("figures:byProcedure.rest", { number: formatCount(charted.length, language) })}{" "}
        {large.length < rows.length && t("figures:byProcedure.few", { minimum: formatCount(minimumAnswers, language) })}
      </p>
      <BarList bars={bars} target={target} />
      <TableBehind>
        <CohortTable
          caption={heading}
          of={t("figures:byProcedure.procedure")}
          rows={rows}
          minimumAnswers={minimumAnswers}
        />
      </TableBehind>
    </Section>
  );
}

/** A small table of its own: by channel, unit or counter. */
export function TableSection({
  heading,
  ...table
}: {
  heading: string;
  of: string;
  rows: readonly CohortRow[];
  minimumAnswers: number;
}) {
  return (
    <Section heading={heading}>
      <CohortTable caption={heading} {...table} />
    </Section>
  );
}

const lowestFirst = [
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4", 4],
  ["5", 5],
] as const;

/** How the ratings spread over the five levels, the low ones first; withheld like the share itself. */
export function LevelsSection({ counts, satisfaction }: { counts: ScoreCounts; satisfaction: Satisfaction }) {
  const t = useT();
  const { language } = usePage();
  if (satisfaction.state === "withheld") return null;
  const bars = lowestFirst.map(([level, score]) => ({
    id: level,
    name: t(`figures:satisfaction.scores.${level}`),
    share: counts[score] / satisfaction.answers,
    numbers: t("figures:satisfaction.dossiers", { number: formatCount(counts[score], language) }),
  }));
  return (
    <Section heading={t("figures:satisfaction.levels")}>
      <p className="small muted">
        {t("figures:satisfaction.levelsNote", { answers: formatCount(satisfaction.answers, language) })}
      </p>
      <BarList bars={bars} target={undefined} />
    </Section>
  );
}
