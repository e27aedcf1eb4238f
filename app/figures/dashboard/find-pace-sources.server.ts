import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { listCounterNames, listParticipating } from "#app/figures/counting/count-dossiers.server.ts";
import {
  freshSpan,
  paceSources,
  type PaceAim,
  type PaceDimension,
  type PacePart,
  type PaceSources,
} from "./pace-sources.ts";
import type { Period } from "#app/figures/period/period.ts";

/**
 * Finds the groups (procedures, channels, counters) from which the missing ratings of a period can come. Uses the daily
 * totals only: dossiers whose receipt can no longer be rated are not subtracted, because that would read every dossier.
 */
export async function findAllPaceSources(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  aim: PaceAim,
  procedures: readonly PacePart[],
): Promise<Record<PaceDimension, PaceSources>> {
  const [procedure, channel, counter] = await Promise.all([
    findPaceSources(db, officeId, period, cutOff, aim, "procedure", procedures),
    listParts(db, officeId, period, "channel").then((parts) =>
      findPaceSources(db, officeId, period, cutOff, aim, "channel", parts),
    ),
    listParts(db, officeId, period, "counter").then((parts) =>
      findPaceSources(db, officeId, period, cutOff, aim, "counter", parts),
    ),
  ]);
  return { procedure, channel, counter };
}

/** Finds the sources of missing ratings by one dimension. `parts`: the dossiers of the period by that dimension. */
export async function findPaceSources(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  aim: PaceAim,
  by: PaceDimension,
  parts: readonly PacePart[],
): Promise<PaceSources> {
  const fresh = freshSpan(period, cutOff);
  return paceSources(parts, fresh === undefined ? new Map() : await listParticipating(db, officeId, fresh, by), aim);
}

/** The channels or counters of an office with their dossiers of a period. */
export async function listParts(
  db: Db,
  officeId: string,
  period: Period,
  by: "channel" | "counter",
): Promise<PacePart[]> {
  const counts = await listParticipating(db, officeId, period, by);
  const names = by === "counter" ? await listCounterNames(db, officeId) : undefined;
  return [...counts].map(([id, dossiers]) => ({ id, name: names === undefined ? id : names.get(id), dossiers }));
}
