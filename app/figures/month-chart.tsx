import { scaleBand, scaleLinear } from "d3-scale";
import { formatCount, formatShare, formatTarget } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { reaches, type Target } from "#app/offices/target.ts";
import type { MonthCohort } from "./cohort.ts";
import { monthLabel } from "./period-label.ts";

interface MonthChartProps {
  months: readonly MonthCohort[];
  target: Target | undefined;
  title: string;
}

const height = 240;
const top = 28;
const bottom = 196;
/** Per cent of the width kept free on the right for the target's own label. */
const plotEnd = 90;

/**
 * Participation by month as bars with the target line. Widths are per cent and heights pixels, so that the chart fills
 * a phone or a wide screen and its letters keep their size. The table beside it says the same in numbers.
 */
export function MonthChart({ months, target, title }: MonthChartProps) {
  const t = useT();
  const { language } = usePage();
  const bars = months.map(({ month, inPeriod, cohort }) => ({
    month,
    inPeriod,
    share: cohort.received === 0 ? undefined : cohort.rated / cohort.received,
  }));
  const highest = Math.max(0.5, target?.value ?? 0, ...bars.map((bar) => bar.share ?? 0));
  const up = scaleLinear([0, highest], [bottom, top]);
  const across = scaleBand(
    months.map((one) => one.month),
    [0, plotEnd],
  ).padding(0.28);
  const detail = bars
    .filter((bar) => bar.share !== undefined)
    .map((bar) =>
      t("figures:byMonth.bar", { month: monthLabel(bar.month), share: formatShare(bar.share ?? 0, language) }),
    )
    .join("; ");
  const columns = bars.map((bar) => ({
    ...bar,
    x: across(bar.month) ?? 0,
    width: across.bandwidth(),
    y: up(bar.share ?? 0),
    reached: bar.share !== undefined && target !== undefined && reaches(bar.share, target),
  }));
  return (
    <svg className="chart" width="100%" height={height} role="img" aria-labelledby="by-month-title by-month-detail">
      <title id="by-month-title">{title}</title>
      <desc id="by-month-detail">{t("figures:byMonth.describe", { detail })}</desc>
      <line className="axis" x1="0" x2={`${String(plotEnd)}%`} y1={bottom} y2={bottom} />
      {columns.map((column) => (
        <MonthBar key={column.month} {...column} />
      ))}
      {target !== undefined && <TargetLine y={up(target.value)} value={formatTarget(target.value, language)} />}
      {columns.map((column, index) => (
        <MonthWords key={column.month} {...column} isFirst={index === 0} />
      ))}
    </svg>
  );
}

function TargetLine({ y, value }: { y: number; value: string }) {
  return (
    <>
      <line className="target" x1="0" x2={`${String(plotEnd)}%`} y1={y} y2={y} />
      <text className="strong" x="100%" y={y + 4} textAnchor="end">
        {value}
      </text>
    </>
  );
}

interface MonthColumn {
  month: string;
  inPeriod: boolean;
  share: number | undefined;
  /** Per cent of the width. */
  x: number;
  width: number;
  /** Pixels from the top. */
  y: number;
  reached: boolean;
}

function MonthBar({ inPeriod, share, x, width, y, reached }: MonthColumn) {
  if (share === undefined) return null;
  const kind = ["mark", reached ? "reached" : "", inPeriod ? "" : "beside"].filter(Boolean).join(" ");
  return <rect className={kind} x={`${String(x)}%`} y={y} width={`${String(width)}%`} height={bottom - y} />;
}

/**
 * The words of a column, drawn after the target line so that it does not cross them out. Whole per cent, rounded down,
 * so that a month below the target never reads as if it had reached it.
 */
function MonthWords({ month, inPeriod, share, x, width, y, isFirst }: MonthColumn & { isFirst: boolean }) {
  const { language } = usePage();
  const centre = `${String(x + width / 2)}%`;
  return (
    <>
      {share !== undefined && (
        <text className={inPeriod ? "label strong" : "label"} x={centre} y={y - 6} textAnchor="middle">
          {formatCount(Math.floor(share * 100), language)}
        </text>
      )}
      <text x={centre} y={bottom + 18} textAnchor="middle">
        {String(Number(month.slice(5)))}
      </text>
      {(isFirst || month.endsWith("-01")) && (
        <text x={centre} y={bottom + 36} textAnchor="middle">
          {month.slice(0, 4)}
        </text>
      )}
    </>
  );
}
