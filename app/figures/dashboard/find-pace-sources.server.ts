import type { Db } from "#db/engine.ts";
import type { Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import type { NamedCounts } from "#app/figures/measures/dossier-counts.ts";
import { listCounterNames, listParticipating } from "#app/figures/counting/count-dossiers.server.ts";
import { freshSpan, paceSources, type PaceDimension, type PacePart, type PaceSources } from "./pace-sources.ts";
import type { Period } from "#app/figures/period/period.ts";

/**
 * Where the missing ratings of a period can come from, by procedure, channel and counter. From the daily totals alone:
 * dossiers whose receipt can no longer be rated are not taken off, as that would mean to read every dossier.
 */
export async function findPaceSources(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  aim: { target: Target | undefined; missing: number; minimum: number },
  procedures: readonly NamedCounts[],
): Promise<Record<PaceDimension, PaceSources>> {
  const fresh = freshSpan(period, cutOff);
  const counterNames = await listCounterNames(db, officeId);
  const partsBy = async (by: "channel" | "counter"): Promise<PacePart[]> => {
    const counts = await listParticipating(db, officeId, period, by);
    return [...counts].map(([id, dossiers]) => ({ id, name: by === "channel" ? id : counterNames.get(id), dossiers }));
  };
  const sourcesBy = async (by: PaceDimension, parts: readonly PacePart[]) =>
    paceSources(parts, fresh === undefined ? new Map() : await listParticipating(db, officeId, fresh, by), aim);
  return {
    procedure: await sourcesBy("procedure", procedures),
    channel: await sourcesBy("channel", await partsBy("channel")),
    counter: await sourcesBy("counter", await partsBy("counter")),
  };
}
