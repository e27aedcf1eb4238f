import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { jobsThatDidNotRun, type LateJob } from "./late-jobs.ts";
import { firstSlotFrom } from "./slots.server.ts";
import { timetable, type JobName } from "./timetable.ts";

/** The jobs of this installation that should have run and did not. The installation is as old as its first office. */
export async function listLateJobs({ db, clock }: Context): Promise<LateJob<JobName>[]> {
  const now = clock.now();
  const { installedAt } = await db
    .selectFrom("offices")
    .select(({ fn }) => fn.min<Instant | null>("created_at").as("installedAt"))
    .executeTakeFirstOrThrow();
  const runs = await db
    .selectFrom("job_runs")
    .where("outcome", "=", "done")
    .groupBy("job")
    .select(({ fn }) => ["job", fn.max("finished_at").as("lastAt")])
    .execute();
  const lastGoodRuns = new Map(runs.map(({ job, lastAt }) => [job, lastAt]));
  const known = timetable.map(({ name, schedule }) => {
    const firstDueAt = installedAt === null ? null : firstSlotFrom(schedule, installedAt, now);
    return [name, { lastAt: lastGoodRuns.get(name) ?? null, firstDueAt }] as const;
  });
  return jobsThatDidNotRun(timetable, new Map(known), now);
}
