import type { ReactNode } from "react";
import { formatCount, formatShare, formatTarget } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import type { Target } from "#app/targets/target.ts";
import { BarList } from "#app/figures/charts/bar-list.tsx";
import {
  funnelTable,
  hoursTable,
  levelsTable,
  lowestFirst,
  participationByMonthTable,
  procedureTable,
  satisfactionByMonthTable,
} from "./chart-tables.ts";
import type { DossierCounts, MonthCounts, NamedCounts, ScoreCounts } from "#app/figures/measures/dossier-counts.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { FunnelChart } from "#app/figures/charts/funnel-chart.tsx";
import { participationFunnel } from "#app/figures/measures/funnel.ts";
import type { HeatCell } from "#app/figures/charts/heat-classes.ts";
import { HeatMap } from "#app/figures/charts/heat-map.tsx";
import { opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { monthLabel } from "#app/figures/period/period-label.ts";
import { mostMonthsInChart } from "#app/figures/period/period.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";
import { TrendChart, type TrendPoint } from "#app/figures/charts/trend-chart.tsx";

/** The sections of the overview: each has one message, its chart, and the table with the data of the chart. */

interface SectionProps {
  heading: string;
  /** Notes needed to read the chart. */
  notes: readonly (string | false | undefined)[];
  table?: FigureTable;
  /** Query of the address of the files of the table. */
  search?: string;
  children: ReactNode;
}

function Section({ heading, notes, table, search, children }: SectionProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{heading}</h2>
      <p className="small muted">{notes.filter(Boolean).join(" ")}</p>
      {children}
      {table !== undefined && (
        <details className="behind">
          <summary>{t("figures:table.show")}</summary>
          <FigureTableView table={table} hideCaption {...(search === undefined ? {} : { search })} />
        </details>
      )}
    </section>
  );
}

/** A wide chart scrolls sideways in its own region, reachable by keyboard. */
function Scrolling({ label, months, children }: { label: string; months: number; children: ReactNode }) {
  if (months <= 12) return children;
  return (
    <div className="scroll many" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

interface MonthSectionProps {
  months: readonly MonthCounts[];
  target: Target | undefined;
  frame: TableFrame;
}

/** Participation by month with the target line. */
export function ParticipationSection({ months, target, frame }: MonthSectionProps) {
  const { t, language } = frame;
  const heading = t("figures:byMonth.heading");
  const { points, notes } = pointsOf(months, frame, ({ dossiers }) => {
    const { numerator, denominator } = ratedShare(dossiers);
    const isShown = denominator > 0 && denominator >= frame.minimum;
    return {
      share: isShown ? numerator / denominator : undefined,
      interval: undefined,
      isWithheld: denominator > 0 && !isShown,
    };
  });
  const highest = Math.max(0.5, target?.value ?? 0, ...points.map(({ share }) => share ?? 0));
  const detail = points
    .filter(isShown)
    .map(({ month, share }) =>
      t("figures:byMonth.bar", { month: monthLabel(month), share: formatShare(share, language, target?.value) }),
    );
  return (
    <Section
      heading={heading}
      notes={[
        t("figures:byMonth.unit"),
        target && t("figures:byMonth.targetLine", { value: formatTarget(target.value, language) }),
        ...notes,
      ]}
      table={participationByMonthTable(months, target, frame)}
      search={frame.search}
    >
      <Scrolling label={heading} months={points.length}>
        <TrendChart
          id="participation-trend"
          points={points}
          target={target}
          axis={{ lowest: 0, highest }}
          title={heading}
          description={t("figures:byMonth.describe", { detail: detail.join("; ") })}
        />
      </Scrolling>
    </Section>
  );
}

/** Satisfaction by month with its interval and the target line. */
export function SatisfactionSection({ months, target, frame }: MonthSectionProps) {
  const { t, language } = frame;
  const heading = t("figures:satisfactionByMonth.heading");
  const { points, notes } = pointsOf(months, frame, ({ dossiers }) =>
    pointOf(opinionOf(satisfiedShare(dossiers.scores), frame.minimum)),
  );
  const shown = points.filter(isShown);
  if (shown.length === 0) return null;
  const lowest = axisStart([target?.value ?? 1, ...shown.map(({ interval, share }) => interval?.from ?? share)]);
  const written = (share: number) => formatShare(share, language, target?.value);
  const detail = shown.map(({ month, share, interval }) =>
    t("figures:satisfactionByMonth.point", {
      month: monthLabel(month),
      share: written(share),
      from: written(interval?.from ?? share),
      to: written(interval?.to ?? share),
    }),
  );
  return (
    <Section
      heading={heading}
      notes={[
        t("figures:satisfactionByMonth.note", { lowest: formatTarget(lowest, language) }),
        target && t("figures:byMonth.targetLine", { value: formatTarget(target.value, language) }),
        ...notes,
      ]}
      table={satisfactionByMonthTable(months, target, frame)}
      search={frame.search}
    >
      <Scrolling label={heading} months={points.length}>
        <TrendChart
          id="satisfaction-trend"
          points={points}
          target={target}
          axis={{ lowest, highest: 1 }}
          title={heading}
          description={t("figures:satisfactionByMonth.describe", { detail: detail.join("; ") })}
        />
      </Scrolling>
    </Section>
  );
}

/**
 * The highest ten per cent at or below all shares, as the beginning of the axis, so that narrow intervals can be
 * distinguished.
 */
function axisStart(shares: readonly number[]): number {
  return Math.max(0, Math.floor(Math.min(...shares) * 10 - 0.5) / 10);
}

function pointOf(measure: Measure): Point {
  return measure.state === "shown"
    ? { share: measure.value, interval: measure.interval, isWithheld: false }
    : { share: undefined, interval: undefined, isWithheld: measure.state === "withheld" };
}

type Point = Omit<TrendPoint, "month" | "inPeriod">;

function isShown(point: TrendPoint): point is TrendPoint & { share: number } {
  return point.share !== undefined;
}

/** The points of the last months, and the notes about them. */
function pointsOf(
  months: readonly MonthCounts[],
  { t, language, minimum }: TableFrame,
  measure: (month: MonthCounts) => Point,
): { points: TrendPoint[]; notes: (string | false)[] } {
  const charted = months.slice(-mostMonthsInChart);
  const points = charted.map((month) => ({ month: month.month, inPeriod: month.inPeriod, ...measure(month) }));
  return {
    points,
    notes: [
      charted.some((month) => !month.inPeriod) && t("figures:byMonth.fainter"),
      points.some(({ isWithheld }) => isWithheld) &&
        t("figures:byMonth.few", { minimum: formatCount(minimum, language) }),
      charted.length < months.length &&
        t("figures:byMonth.shortened", { number: formatCount(charted.length, language) }),
    ],
  };
}

/** Received → scanned → rated → commented. */
export function FunnelSection({
  dossiers,
  target,
  frame,
}: {
  dossiers: DossierCounts;
  target: Target | undefined;
  frame: TableFrame;
}) {
  const { t, language } = frame;
  const steps = participationFunnel(dossiers);
  if (steps === undefined) return null;
  return (
    <Section
      heading={t("figures:funnel.heading")}
      notes={[
        t("figures:funnel.note"),
        target && t("figures:funnel.targetNote", { value: formatTarget(target.value, language) }),
      ]}
      table={funnelTable(steps, target, frame)}
      search={frame.search}
    >
      <FunnelChart steps={steps} target={target} />
    </Section>
  );
}

/** Participation by weekday and hour of receipt. */
export function HoursSection({
  cells,
  target,
  frame,
}: {
  cells: readonly HeatCell[];
  target: Target | undefined;
  frame: TableFrame;
}) {
  const { t, minimum } = frame;
  if (cells.length === 0) return null;
  const heading = t("figures:heat.heading");
  return (
    <Section
      heading={heading}
      notes={[t("figures:heat.note")]}
      table={hoursTable(cells, target, frame)}
      search={frame.search}
    >
      <HeatMap cells={cells} target={target} minimum={minimum} title={heading} />
    </Section>
  );
}

const mostProceduresInChart = 15;

interface ProcedureSectionProps {
  procedures: readonly NamedCounts[];
  targets: Pick<Targets, "participation" | "satisfaction">;
  frame: TableFrame;
}

/** Participation by procedure, most dossiers first; procedures with few dossiers are in the table only. */
export function ProcedureSection({ procedures, targets, frame }: ProcedureSectionProps) {
  const { t, language, minimum } = frame;
  const target = targets.participation;
  const large = procedures.filter(({ dossiers }) => dossiers.received >= minimum);
  const charted = large.slice(0, mostProceduresInChart);
  const bars = charted.map(({ id, name, dossiers }) => ({
    id,
    name: name ?? "–",
    share: dossiers.rated / dossiers.received,
    numbers: t("figures:byProcedure.numbers", {
      rated: formatCount(dossiers.rated, language),
      received: formatCount(dossiers.received, language),
    }),
  }));
  return (
    <Section
      heading={t("figures:byProcedure.heading")}
      notes={[
        target === undefined
          ? t("figures:byProcedure.noteWithoutTarget")
          : t("figures:byProcedure.note", { value: formatTarget(target.value, language) }),
        charted.length < large.length &&
          t("figures:byProcedure.rest", { number: formatCount(charted.length, language) }),
        large.length < procedures.length && t("figures:byProcedure.few", { minimum: formatCount(minimum, language) }),
      ]}
      table={procedureTable(procedures, targets, frame)}
      search={frame.search}
    >
      <BarList bars={bars} target={target} />
    </Section>
  );
}

/** The ratings by their five levels, the lowest first; withheld where satisfaction is withheld. */
export function LevelsSection({
  counts,
  satisfaction,
  frame,
}: {
  counts: ScoreCounts;
  satisfaction: Measure;
  frame: TableFrame;
}) {
  const { t, language } = frame;
  const table = levelsTable(counts, satisfaction, frame);
  if (table === undefined || satisfaction.state !== "shown") return null;
  const { denominator } = satisfaction;
  const bars = lowestFirst.map(([level, score]) => ({
    id: level,
    name: t(`figures:satisfaction.scores.${level}`),
    share: counts[score] / denominator,
    numbers: t("figures:satisfaction.dossiers", { number: formatCount(counts[score], language) }),
  }));
  return (
    <Section
      heading={t("figures:satisfaction.levels")}
      notes={[t("figures:satisfaction.levelsNote", { answers: formatCount(denominator, language) })]}
      table={table}
      search={frame.search}
    >
      <BarList bars={bars} target={undefined} />
    </Section>
  );
}
