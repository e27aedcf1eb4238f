import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { formatDay, formatShare, formatTarget } from "#app/i18n/format.ts";
import { usePage } from "#app/i18n/page.tsx";
import { daysBetween, type Day } from "#app/platform/day.ts";
import type { Target } from "#app/targets/target.ts";
import type { ForecastPoint } from "./forecast.ts";

interface ForecastChartProps {
  from: Day;
  cutOff: Day;
  lastDay: Day;
  /** Participation as it was, the last one on the cut-off day. */
  past: readonly { day: Day; share: number }[];
  points: readonly ForecastPoint[];
  target: Target | undefined;
  title: string;
  description: string;
}

const height = 252;
const top = 30;
const bottom = 204;
/** The plot begins and ends at these per cents of the width; the rest on the right is for the labels. */
const plotStart = 2;
const plotEnd = 80;
const percent = (x: number) => `${String(x)}%`;

/**
 * Participation since the beginning of the period as a line, and from the cut-off day to its end as a band with its
 * middle. Widths are in per cent, heights in pixels, as in the chart by month.
 */
export function ForecastChart({ from, cutOff, lastDay, past, points, target, title, description }: ForecastChartProps) {
  const { language } = usePage();
  const now = past.at(-1);
  const end = points.at(-1);
  if (now === undefined || end === undefined) return null;
  const highest = Math.min(1, 1.15 * Math.max(target?.value ?? 0, ...past.map(shareOf), ...points.map(highOf)));
  const up = scaleLinear([0, highest], [bottom, top]).clamp(true);
  const across = scaleLinear([0, Math.max(1, daysBetween(from, lastDay))], [plotStart, plotEnd]);
  const x = (day: Day) => across(daysBetween(from, day));
  const fan = [{ day: cutOff, low: now.share, middle: now.share, high: now.share }, ...points];
  const band = area<ForecastPoint>()
    .x(({ day }) => x(day))
    .y0(({ low }) => up(low))
    .y1(({ high }) => up(high));
  const middle = line<ForecastPoint>()
    .x(({ day }) => x(day))
    .y(({ middle: share }) => up(share));
  const seen = line<{ day: Day; share: number }>()
    .x(({ day }) => x(day))
    .y(({ share }) => up(share));
  const labels = apartLabels([
    { y: up(end.high), text: formatShare(end.high, language, target?.value), isStrong: false },
    { y: up(end.low), text: formatShare(end.low, language, target?.value), isStrong: false },
    ...(target === undefined
      ? []
      : [{ y: up(target.value), text: formatTarget(target.value, language), isStrong: true }]),
  ]);
  return (
    <svg
      className="chart trend"
      width="100%"
      height={height}
      role="img"
      aria-labelledby="forecast-title"
      aria-describedby="forecast-detail"
    >
      <title id="forecast-title">{title}</title>
      <desc id="forecast-detail">{description}</desc>
      <line className="axis" x1="0" x2={percent(plotEnd)} y1={bottom} y2={bottom} />
      <svg viewBox={`0 0 100 ${String(height)}`} preserveAspectRatio="none" width="100%" height={height}>
        <path className="band" d={band(fan) ?? ""} />
        <path className="curve" d={seen(past) ?? ""} />
        <path className="curve beside" d={middle(fan) ?? ""} />
      </svg>
      {target !== undefined && (
        <line className="target" x1="0" x2={percent(plotEnd)} y1={up(target.value)} y2={up(target.value)} />
      )}
      <line className="whisker" x1={percent(plotEnd)} x2={percent(plotEnd)} y1={up(end.low)} y2={up(end.high)} />
      <circle className="point" cx={percent(x(cutOff))} cy={up(now.share)} r={5} />
      {labels.map(({ y, text, isStrong }) => (
        <text key={text + String(isStrong)} className={isStrong ? "strong" : ""} x="100%" y={y + 4} textAnchor="end">
          {text}
        </text>
      ))}
      <text x={percent(plotStart)} y={bottom + 20} textAnchor="start">
        {formatDay(from)}
      </text>
      <text x={percent(plotEnd)} y={bottom + 20} textAnchor="end">
        {formatDay(lastDay)}
      </text>
      <text className="strong" x={percent(x(cutOff))} y={bottom + 40} textAnchor={anchorAt(x(cutOff))}>
        {formatDay(cutOff)}
      </text>
    </svg>
  );
}

const shareOf = ({ share }: { share: number }) => share;
const highOf = ({ high }: ForecastPoint) => high;

function anchorAt(x: number): "start" | "middle" | "end" {
  if (x < 20) return "start";
  return x > plotEnd - 20 ? "end" : "middle";
}

const lineHeight = 17;

/** The labels from top to bottom, moved down where one would cover the other. */
function apartLabels<Label extends { y: number }>(labels: readonly Label[]): Label[] {
  let free = Number.NEGATIVE_INFINITY;
  return [...labels]
    .sort((one, other) => one.y - other.y)
    .map((label) => {
      const y = Math.max(label.y, free);
      free = y + lineHeight;
      return { ...label, y };
    });
}
