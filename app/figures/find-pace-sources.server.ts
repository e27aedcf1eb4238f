import type { Db } from "#db/engine.ts";
import type { Target } from "#app/offices/target.ts";
import type { Day } from "#app/platform/day.ts";
import type { NamedCohort } from "./cohort.ts";
import { listCohortsByChannel, listCohortsByCounter, listCohortsByProcedure } from "./list-cohorts.server.ts";
import { freshSpan, paceSources, type PaceDimension, type PaceSources } from "./pace-sources.ts";
import type { Period } from "./period.ts";

type Span = Pick<Period, "from" | "to">;

const dimensions = {
  procedure: listCohortsByProcedure,
  counter: listCohortsByCounter,
  channel: async (db: Db, officeId: string, span: Span): Promise<NamedCohort[]> => {
    const channels = await listCohortsByChannel(db, officeId, span);
    return channels.map(({ channel, cohort }) => ({ id: channel, name: channel, cohort }));
  },
} as const;




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
  procedures: readonly NamedCohort[],
): Promise<Record<PaceDimension, PaceSources>> {
  const fresh = freshSpan(period, cutOff);
  const sourcesBy = async (dimension: PaceDimension) =>
    paceSources(
      dimension === "procedure" ? procedures : await dimensions[dimension](db, officeId, period),
      fresh === undefined ? [] : await dimensions[dimension](db, officeId, fresh),
      aim,
    );
  return {
    procedure: await sourcesBy("procedure"),
    channel: await sourcesBy("channel"),
    counter: await sourcesBy("counter"),
  };
}
