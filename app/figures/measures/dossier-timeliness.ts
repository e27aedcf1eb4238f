import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";

/**
 * Early, on the promised day, late: three figures, each of the dossiers received in the period that have a result and
 * had a promised day. "Đúng hạn" of the plans means not late: early and on the day together. Dossiers whose promised day
 * has passed without a result are outside all of them and are shown beside them as overdue.
 */
type Timely = Pick<DossierCounts, "early" | "on_time" | "late">;

function promised({ early, on_time, late }: Timely): number {
  return early + on_time + late;
}

/** Trước hạn. */
export function earlyShare(dossiers: Timely): Share {
  return { numerator: dossiers.early, denominator: promised(dossiers) };
}

/** Đúng ngày hẹn, neither early nor late. */
export function onDayShare(dossiers: Timely): Share {
  return { numerator: dossiers.on_time, denominator: promised(dossiers) };
}

/** Trễ hạn. */
export function lateShare(dossiers: Timely): Share {
  return { numerator: dossiers.late, denominator: promised(dossiers) };
}

/** Trước hạn và đúng hạn. */
export function inTimeShare(dossiers: Timely): Share {
  return { numerator: dossiers.early + dossiers.on_time, denominator: promised(dossiers) };
}
