import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { BreakdownBars, OrderChooser, ordersOf } from "./breakdown-parts.tsx";
import type { Breakdown, BreakdownChart, BreakdownOrder, Dimension } from "./breakdown.ts";
import { HoursSection, ParticipationSection, SatisfactionSection } from "#app/figures/dashboard/dashboard-sections.tsx";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { selectionSearch, type Selection } from "#app/figures/period/selection.ts";

interface BreakdownChartsProps {
  dimension: Dimension;
  order: BreakdownOrder;
  period: Period;
  cutOff: Day;
  selection: Selection;
  found: Breakdown;
  chart: BreakdownChart;
  /** The address of the same breakdown in another order. */
  hrefOf: (order: BreakdownOrder) => string;
}

/**
 * The chart of a breakdown: months as a trend line, hours as a map of the week, all else as bars of the share it is
 * ordered by.
 */
export function BreakdownCharts({
  dimension,
  order,
  period,
  cutOff,
  selection,
  found,
  chart,
  hrefOf,
}: BreakdownChartsProps) {
  const t = useT();
  const { language } = usePage();
  const { lines, table, minimum, selectedName } = found;
  const { participation, satisfaction } = chart.targets;
  const search = periodSearch(period) + selectionSearch(selection);
  const frame = { t, language, period, cutOff, selected: selectedName, minimum, search };
  if (dimension === "hour") return <HoursSection cells={chart.heat} target={participation} frame={frame} />;
  if (dimension === "month") {
    return (
      <>
        <ParticipationSection months={chart.months} target={participation} frame={frame} />
        <SatisfactionSection months={chart.months} target={satisfaction} frame={frame} />
      </>
    );
  }
  const measure = order === "satisfaction" || dimension === "language" ? "satisfaction" : "participation";
  return (
    <section className="card">
      <h2>{table.title}</h2>
      <OrderChooser orders={ordersOf(dimension)} current={order} hrefOf={hrefOf} />
      <h3>{t(`tables:breakdown.${measure}`)}</h3>
      <BreakdownBars lines={lines} measure={measure} target={chart.targets[measure]} minimum={minimum} />
    </section>
  );
}
