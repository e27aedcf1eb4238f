import { scaleLinear } from "d3-scale";
import type { Target } from "#app/offices/target.ts";
import { reaches } from "#app/offices/target.ts";

/** A share on a bar from 0 to 100 %, with an upright mark at the target. The numbers stand beside it in words. */
export function ShareBar({ share, target }: { share: number; target: Target | undefined }) {
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
    </svg>
  );
}
