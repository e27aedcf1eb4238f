import type { Context } from "#app/platform/context.server.ts";
import { jobsThatDidNotRun, type LateJob } from "./late-jobs.ts";
import { timetable, type JobName } from "./timetable.ts";

/** The jobs of this installation that should have run and did not. */
export async function listLateJobs({ db, clock }: Context): Promise<LateJob<JobName>[]> {
  const runs = await db
    .selectFrom("job_runs")
    .where("outcome", "=", "done")
    .groupBy("job")
    .select(({ fn }) => ["job", fn.max("finished_at").as("lastAt")])
    .execute();
  const lastGoodRuns = new Map(runs.flatMap(({ job, lastAt }) => (lastAt === null ? [] : [[job, lastAt]])));
  return jobsThatDidNotRun(timetable, lastGoodRuns, clock.now());
}
