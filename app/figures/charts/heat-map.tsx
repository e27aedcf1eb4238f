import { scaleBand } from "d3-scale";
import {
  formatCount,
  formatHour,
  formatShare,
  formatTarget,
  formatWeekdayNumber,
  formatWholePercent,
} from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import { heatBorders, heatClasses, heatClassOf, type HeatCell, type HeatClass } from "./heat-classes.ts";

interface HeatMapProps {
  /** At least one. */
  cells: readonly HeatCell[];
  target: Target | undefined;
  minimum: number;
  title: string;
}

const head = 24;
const rowHeight = 28;
/** Per cent of the width for the column of hours. */
const hoursWidth = 13;

/**
 * Participation by weekday (across) and hour (down), so that a phone shows the whole week. Each cell shows its number
 * and the colour repeats it; a cell with too few dossiers is hatched.
 */
export function HeatMap({ cells, target, minimum, title }: HeatMapProps) {
  const borders = heatBorders(target);
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const days = Math.max(5, ...cells.map(({ weekday }) => weekday));
  const down = (hour: number) => head + (hour - first) * rowHeight;
  const across = scaleBand(numbers(1, days), [hoursWidth, 100]).paddingInner(0.06);
  const description = useDescription(cells, target);
  const byRow = numbers(first, last);
  return (
    <>
      <svg
        className="chart heat"
        width="100%"
        height={down(last + 1)}
        role="img"
        aria-labelledby="heat-title"
        aria-describedby="heat-detail"
      >
        <title id="heat-title">{title}</title>
        <desc id="heat-detail">{description}</desc>
        <TooFew />
        <WeekdayNames days={days} centreOf={(weekday) => (across(weekday) ?? 0) + across.bandwidth() / 2} />
        {byRow.map((hour) => (
          <text key={hour} x="0" y={down(hour) + rowHeight / 2 + 4}>
            {`${String(hour)}h`}
          </text>
        ))}
        {cells.map((cell) => (
          <Cell
            key={`${String(cell.weekday)}-${String(cell.hour)}`}
            cell={cell}
            x={across(cell.weekday) ?? 0}
            y={down(cell.hour)}
            width={across.bandwidth()}
            borders={borders}
          />
        ))}
      </svg>
      <Legend classes={heatClasses(borders)} target={target} minimum={minimum} />
    </>
  );
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The cells with the highest and the lowest share, as text. */
function useDescription(cells: readonly HeatCell[], target: Target | undefined): string {
  const t = useT();
  const { language } = usePage();
  const inOrder = cells.filter((cell) => cell.share !== undefined).toSorted((a, b) => (a.share ?? 0) - (b.share ?? 0));
  const tell = (key: "highest" | "lowest", cell: HeatCell | undefined) =>
    cell === undefined
      ? ""
      : t(`figures:heat.${key}`, {
          weekday: formatWeekdayNumber(cell.weekday, language),
          hour: formatHour(cell.hour),
          share: formatShare(cell.share ?? 0, language, target?.value),
        });
  const detail = `${tell("highest", inOrder.at(-1))} ${tell("lowest", inOrder[0])}`;
  return t("figures:heat.describe", { detail });
}

function TooFew() {
  return (
    <defs>
      <pattern id="heat-few" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
    </defs>
  );
}

function WeekdayNames({ days, centreOf }: { days: number; centreOf: (weekday: number) => number }) {
  const t = useT();
  const weekdays = (["1", "2", "3", "4", "5", "6", "7"] as const).slice(0, days);
  return (
    <>
      {weekdays.map((weekday) => (
        <text key={weekday} x={`${String(centreOf(Number(weekday)))}%`} y="14" textAnchor="middle">
          {t(`figures:heat.short.${weekday}`)}
        </text>
      ))}
    </>
  );
}

interface CellProps {
  cell: HeatCell;
  /** Per cent of the width. */
  x: number;
  width: number;
  /** Pixels from the top. */
  y: number;
  borders: readonly number[];
}

function Cell({ cell: { share }, x, width, y, borders }: CellProps) {
  const { language } = usePage();
  const position = {
    x: `${String(x)}%`,
    y,
    width: `${String(width)}%`,
    height: rowHeight - 3,
    rx: 3,
  };
  if (share === undefined) return <rect className="few" {...position} fill="url(#heat-few)" />;
  const step = heatClassOf(share, borders);
  return (
    <>
      <rect className={`heat-${String(step)}`} {...position} />
      <text
        className={step === borders.length ? "on-dark" : "strong"}
        x={`${String(x + width / 2)}%`}
        y={y + rowHeight / 2 + 3}
        textAnchor="middle"
      >
        {formatWholePercent(share, language)}
      </text>
    </>
  );
}

interface LegendProps {
  classes: readonly HeatClass[];
  target: Target | undefined;
  minimum: number;
}

function Legend({ classes, target, minimum }: LegendProps) {
  const t = useT();
  const { language } = usePage();
  return (
    <ul className="heat-legend small" role="list">
      {classes.map(({ from, below }, step) => (
        <li key={String(step)}>
          <Swatch kind={`heat-${String(step)}`} />
          {rangeText(from, below)}
          {target !== undefined &&
            from !== undefined &&
            from >= target.value &&
            ` (${t("figures:heat.legend.target")})`}
        </li>
      ))}
      <li>
        <Swatch kind="few" />
        {t("figures:heat.legend.few", { minimum: formatCount(minimum, language) })}
      </li>
    </ul>
  );

  function rangeText(from: number | undefined, below: number | undefined): string {
    const written = (share: number | undefined) => (share === undefined ? "" : formatTarget(share, language));
    const borders = { from: written(from), below: written(below) };
    if (from === undefined) return t("figures:heat.legend.below", borders);
    return t(below === undefined ? "figures:heat.legend.from" : "figures:heat.legend.between", borders);
  }
}

function Swatch({ kind }: { kind: string }) {
  return (
    <svg className="chart swatch" width="22" height="16" aria-hidden="true" focusable="false">
      <rect className={kind} width="22" height="16" rx="3" {...(kind === "few" ? { fill: "url(#heat-few)" } : {})} />
    </svg>
  );
}
