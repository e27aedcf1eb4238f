import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { formatTarget, formatWholePercent } from "#app/i18n/format.ts";
import { usePage } from "#app/i18n/page.tsx";
import { reaches, type Target } from "#app/targets/target.ts";
import type { Interval } from "#app/figures/measures/satisfaction.ts";

/** A month of the line; `share` is undefined if there are too few cases, which leaves a gap. */
export interface TrendPoint {
  /** `yyyy-MM`. */
  month: string;
  /** Whether the month belongs to the chosen period. */
  inPeriod: boolean;
  share: number | undefined;
  interval: Interval | undefined;
  /** Whether there were cases, but too few to show a share. */
  isWithheld: boolean;
}

interface TrendChartProps {
  /** Prefix of the element ids of this chart, unique on the page. */
  id: string;
  points: readonly TrendPoint[];
  target: Target | undefined;
  /** Lowest and highest share of the axis. */
  axis: { lowest: number; highest: number };
  title: string;
  /** All values as text, for readers who do not see the line. */
  description: string;
}

const height = 252;
const top = 30;
const bottom = 204;
/** The plot begins and ends at these per cents of the width; the rest on the right is for the labels of the axis. */
const plotStart = 4;
const plotEnd = 87;

/**
 * A share by month as a line with the target line and, for opinions, a band of its interval. Widths are in per cent and
 * heights in pixels, so that the chart fills a phone and a wide screen while letters keep their size. The curves are
 * drawn in a picture of 100 × `height` that is stretched; everything else is positioned in per cent.
 */
export function TrendChart({ id, points, target, axis, title, description }: TrendChartProps) {
  const { language } = usePage();
  const up = scaleLinear([axis.lowest, axis.highest], [bottom, top]).clamp(true);
  const across = scalePoint(
    points.map((point) => point.month),
    [plotStart, plotEnd - 3],
  );
  const placed = points.map((point) => ({ ...point, x: across(point.month) ?? plotStart }));
  return (
    <svg
      className="chart trend"
      width="100%"
      height={height}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-detail`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-detail`}>{description}</desc>
      <Level kind="axis" y={bottom} label={formatTarget(axis.lowest, language)} />
      <Curves points={placed} up={up} />
      {target !== undefined && (
        <Level kind="target" y={up(target.value)} label={formatTarget(target.value, language)} />
      )}
      {placed.map((point) => (
        <Marker key={point.month} point={point} up={up} target={target} />
      ))}
      {placed.map((point, index) => (
        <MonthLabel key={point.month} point={point} up={up} isFirst={index === 0} />
      ))}
    </svg>
  );
}

type PlacedPoint = TrendPoint & {
  /** Per cent of the width. */
  x: number;
};
type Up = (share: number) => number;
const percent = (x: number) => `${String(x)}%`;

function Level({ kind, y, label }: { kind: "axis" | "target"; y: number; label: string }) {
  return (
    <>
      <line className={kind} x1="0" x2={percent(plotEnd)} y1={y} y2={y} />
      <text className={kind === "target" ? "strong" : ""} x="100%" y={y + 4} textAnchor="end">
        {label}
      </text>
    </>
  );
}

/** The band and the line: thin for all months, strong for the months of the period; a gap where no share is shown. */
function Curves({ points, up }: { points: readonly PlacedPoint[]; up: Up }) {
  const curve = line<PlacedPoint>()
    .x(({ x }) => x)
    .y(({ share }) => up(share ?? 0));
  const band = area<PlacedPoint>()
    .defined(({ interval }) => interval !== undefined)
    .x(({ x }) => x)
    .y0(({ interval }) => up(interval?.from ?? 0))
    .y1(({ interval }) => up(interval?.to ?? 0));
  const isShown = ({ share }: PlacedPoint) => share !== undefined;
  return (
    <svg viewBox={`0 0 100 ${String(height)}`} preserveAspectRatio="none" width="100%" height={height}>
      <path className="band" d={band(points) ?? ""} />
      <path className="curve beside" d={curve.defined(isShown)(points) ?? ""} />
      <path className="curve" d={curve.defined((point) => isShown(point) && point.inPeriod)(points) ?? ""} />
    </svg>
  );
}

/** The point of a month with its interval; hollow outside the period. */
function Marker({ point, up, target }: { point: PlacedPoint; up: Up; target: Target | undefined }) {
  const { share, interval, inPeriod } = point;
  if (share === undefined) return null;
  const x = percent(point.x);
  const reached = target !== undefined && reaches(share, target);
  const kind = ["point", reached ? "reached" : "", inPeriod ? "" : "beside"].filter(Boolean).join(" ");
  return (
    <>
      {interval !== undefined && <line className="whisker" x1={x} x2={x} y1={up(interval.from)} y2={up(interval.to)} />}
      <circle className={kind} cx={x} cy={up(share)} r={inPeriod ? 5 : 4} />
    </>
  );
}

/**
 * The label of a month, drawn last so that no line crosses it. Whole per cent, rounded down, so that a month below the
 * target never looks as if it had reached it.
 */
function MonthLabel({ point, up, isFirst }: { point: PlacedPoint; up: Up; isFirst: boolean }) {
  const { language } = usePage();
  const { month, inPeriod, share, interval, isWithheld } = point;
  const x = percent(point.x);
  return (
    <>
      <text
        className={inPeriod && share !== undefined ? "label strong" : "label"}
        x={x}
        y={share === undefined ? bottom - 8 : up(interval?.to ?? share) - 10}
        textAnchor="middle"
      >
        {share === undefined ? (isWithheld ? "–" : "") : formatWholePercent(share, language)}
      </text>
      <text x={x} y={bottom + 20} textAnchor="middle">
        {String(Number(month.slice(5)))}
      </text>
      {(isFirst || month.endsWith("-01")) && (
        <text x={x} y={bottom + 38} textAnchor={isFirst ? "start" : "middle"} dx={isFirst ? -6 : 0}>
          {month.slice(0, 4)}
        </text>
      )}
    </>
  );
}
