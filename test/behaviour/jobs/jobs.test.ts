import { expect, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { runParts } from "#app/jobs/run-parts.server.ts";
import { forgetRuns } from "#app/jobs/forget-runs.server.ts";
import { jobs as realJobs } from "#app/jobs/jobs.server.ts";
import { listLateJobs } from "#app/jobs/list-late-jobs.server.ts";
import { runDueJobs, type RunnableJob } from "#app/jobs/run-due-jobs.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, instantFromDate } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

/** Two jobs that count their runs: one every ten minutes, one at 2:20. */
function countingJobs() {
  const runs: string[] = [];
  const job = (name: RunnableJob["name"], schedule: string, catchUpMinutes: number): RunnableJob => ({
    name,
    schedule,
    catchUpMinutes,
    lateAfterMinutes: 60,
    run: (context) => {
      runs.push(`${name} ${context.clock.now().slice(11, 16)}`);
      return Promise.resolve({ done: 1 });
    },
  });
  return { runs, jobs: [job("remind-staff", "*/10 * * * *", 10), job("forget-old-traces", "20 2 * * *", 24 * 60)] };
}

function recorded(context: Context) {
  return context.db.selectFrom("job_runs").orderBy("slot").selectAll().execute();
}

test("each slot is done once, however often the timetable is looked at", async () => {
  const { context, clock } = await openTestContext("2026-11-20T02:20:00+07:00");
  const { runs, jobs } = countingJobs();
  for (const time of ["02:20:00", "02:20:20", "02:29:59", "02:30:01", "02:31:00"]) {
    clock.moveTo(`2026-11-20T${time}+07:00`);
    await runDueJobs(context, jobs);
  }
  expect(runs).toEqual(["remind-staff 19:20", "forget-old-traces 19:20", "remind-staff 19:30"]);
  expect(await recorded(context)).toMatchObject([
    { outcome: "done", detail: '{"done":1}', attempts: 1 },
    { outcome: "done" },
    { outcome: "done" },
  ]);
});

test("several runners at once do each slot once", async () => {
  const { context, location } = await openTestContext("2026-11-20T02:20:00+07:00");
  const { runs, jobs } = countingJobs();
  const other = openDatabase(location, (error) => {
    throw error;
  });
  const runners = [context, { ...context, db: other.db }, context, { ...context, db: other.db }];
  await Promise.all(runners.map((runner) => runDueJobs(runner, jobs)));
  await other.close();
  expect(runs.sort()).toEqual(["forget-old-traces 19:20", "remind-staff 19:20"]);
});

test("after hours of standing still the newest missed slot is caught up once, and only while it is worth it", async () => {
  const { context, clock } = await openTestContext("2026-11-20T02:20:00+07:00");
  const { runs, jobs } = countingJobs();
  await runDueJobs(context, jobs);
  runs.length = 0;
  clock.moveTo("2026-11-21T09:05:00+07:00");
  await runDueJobs(context, jobs);
  await runDueJobs(context, jobs);
  expect(runs).toEqual(["remind-staff 02:05", "forget-old-traces 02:05"]);
  const slots = (await recorded(context)).map(({ job, slot }) => `${job} ${slot}`);
  expect(slots.slice(2)).toEqual([
    "forget-old-traces 2026-11-20T19:20:00.000Z",
    "remind-staff 2026-11-21T02:00:00.000Z",
  ]);
  const night = jobs.map((job) => ({ ...job, schedule: "0 8 * * *", catchUpMinutes: 30 }));
  expect(await runDueJobs(context, night)).toEqual([]);
});

test("a slot whose process died is done by another one, once, after the claim", async () => {
  const { context, clock } = await openTestContext("2026-11-20T02:20:00+07:00");
  const { runs, jobs } = countingJobs();
  const [, nightly] = jobs;
  if (nightly === undefined) throw new Error("no job");
  await runDueJobs(context, [nightly]);
  await context.db.updateTable("job_runs").set({ finished_at: null, outcome: null, claimed_by: "dead" }).execute();
  runs.length = 0;
  for (const time of ["02:34:59", "02:35:00", "02:36:00", "02:55:00"]) {
    clock.moveTo(`2026-11-20T${time}+07:00`);
    await Promise.all([runDueJobs(context, [nightly]), runDueJobs(context, [nightly])]);
  }
  expect(runs).toEqual(["forget-old-traces 19:35"]);
  expect(await recorded(context)).toMatchObject([{ outcome: "done", attempts: 2 }]);
});

test("a job that fails is recorded without the words of its error, and the others go on", async () => {
  const { context } = await openTestContext("2026-11-20T02:20:00+07:00");
  const { runs, jobs } = countingJobs();
  const [failing, nightly] = jobs;
  if (failing === undefined || nightly === undefined) throw new Error("no job");
  const broken = { ...failing, run: () => Promise.reject(new RangeError("Nguyễn Văn A, 0900 000 001")) };
  const outcomes = (await runDueJobs(context, [broken, nightly])).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(["failed", "done"]);
  expect(runs).toEqual(["forget-old-traces 19:20"]);
  const failed = (await recorded(context)).find(({ outcome }) => outcome === "failed");
  expect(failed?.detail).toBe('{"error":"RangeError"}');
});

test("a job that failed is tried again the same night, a few times, and not any more once it is done", async () => {
  const { context, clock } = await openTestContext("2026-11-20T02:20:00+07:00");
  const [, nightly] = countingJobs().jobs;
  if (nightly === undefined) throw new Error("no job");
  let runs = 0;
  const failing = (times: number): RunnableJob => ({
    ...nightly,
    run: () => {
      runs += 1;
      return runs <= times ? Promise.reject(new Error("the disk is full")) : Promise.resolve({ done: 1 });
    },
  });
  const lookUntil = async (job: RunnableJob, hours: number) => {
    for (let minutes = 0; minutes < hours * 60; minutes += 5) {
      clock.moveTo(addMinutes(instantFromDate(new Date("2026-11-20T02:20:00+07:00")), minutes));
      await runDueJobs(context, [job]);
    }
  };
  await lookUntil(failing(2), 8);
  expect(runs).toBe(3);
  expect(await recorded(context)).toMatchObject([{ outcome: "done", attempts: 3 }]);
  await context.db.deleteFrom("job_runs").execute();
  runs = 0;
  await lookUntil(failing(1000), 20);
  expect(runs).toBe(4);
  expect(await recorded(context)).toMatchObject([{ outcome: "failed", attempts: 4 }]);
});

test("a part of a job that fails leaves the other parts their turn, and the run counts as failed", async () => {
  const done: string[] = [];
  const part = (name: string, works: boolean) => () => {
    done.push(name);
    return works ? Promise.resolve(1) : Promise.reject(new Error(`${name} failed`));
  };
  expect(await runParts({ a: part("a", true), b: part("b", true) })).toEqual({ a: 1, b: 1 });
  done.length = 0;
  const failing = runParts({ a: part("a", false), b: part("b", true), c: part("c", false), d: part("d", true) });
  await expect(failing).rejects.toMatchObject({ errors: [{ message: "a failed" }, { message: "c failed" }] });
  expect(done).toEqual(["a", "b", "c", "d"]);
});

test("jobs that have not run are shown until they have, but not before they were due for the first time", async () => {
  const { context, clock } = await openTestContext("2026-11-19T22:00:00+07:00");
  await givenOffice(context);
  const lateNames = async () => (await listLateJobs(context)).map(({ name }) => name);
  expect(await lateNames()).toEqual([]);
  clock.moveTo("2026-11-19T22:10:00+07:00");
  expect(await lateNames()).toEqual([]);
  clock.moveTo("2026-11-21T09:00:00+07:00");
  expect(await lateNames()).toEqual([
    "remind-staff",
    "remind-reports",
    "send-reports",
    "send-messages",
    "send-webhooks",
    "send-invitations",
    "move-merged",
    "match-waiting",
    "find-suspicious",
    "forget-old-traces",
    "publish-opinions",
    "note-audit-head",
  ]);
  await runDueJobs(context, realJobs);
  expect(await listLateJobs(context)).toEqual([]);
  clock.moveTo("2026-11-21T09:30:00+07:00");
  expect(await listLateJobs(context)).toEqual([
    { name: "send-messages", lastAt: "2026-11-21T02:00:00.000Z" },
    { name: "send-webhooks", lastAt: "2026-11-21T02:00:00.000Z" },
  ]);
  clock.moveTo("2026-11-22T12:00:00+07:00");
  expect(await lateNames()).toEqual([
    "remind-staff",
    "remind-reports",
    "send-reports",
    "send-messages",
    "send-webhooks",
    "send-invitations",
    "move-merged",
    "match-waiting",
    "find-suspicious",
    "forget-old-traces",
    "publish-opinions",
    "note-audit-head",
  ]);
});

test("old runs are forgotten, the newest stay", async () => {
  const { context, clock } = await openTestContext("2026-10-01T02:20:00+07:00");
  await runDueJobs(context, countingJobs().jobs);
  clock.moveTo("2026-11-20T02:20:00+07:00");
  await runDueJobs(context, countingJobs().jobs);
  expect(await forgetRuns(context)).toBe(2);
  expect(await recorded(context)).toHaveLength(2);
});
