import { useT } from "#app/i18n/page.tsx";
import { BreakdownBars } from "./breakdown-parts.tsx";
import type { BreakdownLine, BreakdownOrder, Dimension } from "./breakdown.ts";
import type { BreakdownChart } from "./breakdown.server.ts";
import { MonthChart } from "./month-chart.tsx";
import { mostMonthsInChart } from "./period.ts";

interface BreakdownChartProps {
  dimension: Dimension;
  order: BreakdownOrder;
  lines: readonly BreakdownLine[];
  chart: BreakdownChart;
  minimum: number;
}

/** The chart of a breakdown: months as columns, everything else as bars of the share the order looks at. */
export function BreakdownChartOf({ dimension, order, lines, chart, minimum }: BreakdownChartProps) {
  const t = useT();
  const measure = order === "satisfaction" || dimension === "language" ? "satisfaction" : "participation";
  if (dimension === "month") {
    return (
      <MonthChart
        months={chart.months.slice(-mostMonthsInChart)}
        target={chart.target}
        title={t("figures:byMonth.heading")}
      />
    );
  }
  return (
    <>
      <h3>{t(`tables:breakdown.${measure}`)}</h3>
      <BreakdownBars lines={lines} measure={measure} target={chart.target} minimum={minimum} />
    </>
  );
}
