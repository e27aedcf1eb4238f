import { scaleLinear } from "d3-scale";
import type { Target } from "#app/targets/target.ts";
import { reaches } from "#app/targets/target.ts";
import type { Interval } from "#app/figures/measures/satisfaction.ts";

interface ShareBarProps {
  share: number;
  target: Target | undefined;
  /** The 95 % interval, drawn as a horizontal line over the end of the bar. */
  interval?: Interval | undefined;
}

/** A share as a bar from 0 to 100 %, with an upright mark at the target. Its numbers are text beside the bar. */
export function ShareBar({ share, target, interval }: ShareBarProps) {
  const across = scaleLinear([0, 1], [0, 100]).clamp(true);
  const reached = target !== undefined && reaches(share, target);
  return (
    <svg className="chart share-bar" width="100%" height="20" aria-hidden="true" focusable="false">
      <rect className="ground" x="0" y="4" width="100%" height="12" rx="3" />
      <rect
        className={reached ? "mark reached" : "mark"}
        x="0"
        y="4"
        width={`${String(across(share))}%`}
        height="12"
        rx="3"
      />
      {target !== undefined && (
        <line
          className="target"
          x1={`${String(across(target.value))}%`}
          x2={`${String(across(target.value))}%`}
          y1="0"
          y2="20"
        />
      )}
      {interval !== undefined && (
        <>
          <line
            className="interval-ground"
            x1={`${String(across(interval.from))}%`}
            x2={`${String(across(interval.to))}%`}
            y1="10"
            y2="10"
          />
          <line
            className="interval"
            x1={`${String(across(interval.from))}%`}
            x2={`${String(across(interval.to))}%`}
            y1="10"
            y2="10"
          />
        </>
      )}
    </svg>
  );
}
