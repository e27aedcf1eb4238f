import { scaleLinear } from "d3-scale";
import { formatShare, formatTarget } from "#app/i18n/format.ts";
import { usePage } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import type { Measure } from "#app/figures/measures/measure.ts";

export interface IntervalRow {
  id: string;
  name: string;
  measure: Measure & { state: "shown" };
  /** The counts behind the share, as text. */
  numbers: string;
  target: Target | undefined;
}

/** The marks of the scale, in tenths. */
const marks = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Shares on one scale from 0 to 100 %, one per row: a dot, its 95 % interval if there is one, and the target as a
 * vertical mark. Each row also has its numbers as text.
 */
export function IntervalList({ rows }: { rows: readonly IntervalRow[] }) {
  const { language } = usePage();
  return (
    <ul className="bar-list interval-list" role="list">
      {rows.map(({ id, name, measure, numbers, target }) => (
        <li key={id}>
          <span className="bar-name">{name}</span>
          <IntervalPicture measure={measure} target={target} />
          <span className="bar-share">{formatShare(measure.value, language, target?.value)}</span>
          <span className="bar-numbers small muted">{numbers}</span>
        </li>
      ))}
      <li className="scale" aria-hidden="true">
        <span className="bar-name" />
        <svg className="chart" width="100%" height="18" focusable="false">
          {marks.map((mark) => (
            <text
              key={mark}
              x={`${String(mark * 100)}%`}
              y="13"
              textAnchor={mark === 0 ? "start" : mark === 1 ? "end" : "middle"}
            >
              {formatTarget(mark, language)}
            </text>
          ))}
        </svg>
        <span className="bar-share" />
      </li>
    </ul>
  );
}

function IntervalPicture({ measure, target }: Pick<IntervalRow, "measure" | "target">) {
  const across = scaleLinear([0, 1], [0, 100]).clamp(true);
  const at = (share: number) => `${String(across(share))}%`;
  const { value, interval } = measure;
  return (
    <svg className="chart share-bar interval" width="100%" height="24" aria-hidden="true" focusable="false">
      <line className="axis" x1="0" x2="100%" y1="12" y2="12" />
      {marks.map((mark) => (
        <line key={mark} className="axis" x1={at(mark)} x2={at(mark)} y1="7" y2="17" />
      ))}
      {interval !== undefined && (
        <rect
          className="span"
          x={at(interval.from)}
          width={at(Math.max(0, interval.to - interval.from))}
          y="9"
          height="6"
          rx="3"
        />
      )}
      {target !== undefined && <line className="target" x1={at(target.value)} x2={at(target.value)} y1="0" y2="24" />}
      <circle className="dot" cx={at(value)} cy="12" r="5" />
    </svg>
  );
}
