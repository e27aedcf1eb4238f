import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { findReport, listReports } from "#app/reports/report/find-report.server.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

/**
 * Makes reports in a process of its own and kills it so many milliseconds after the report with this number was
 * acknowledged; returns the ids that it acknowledged.
 */
async function makeElsewhere(args: readonly string[], killAfter: number, later: number): Promise<string[]> {
  const child = spawn(process.execPath, ["test/support/report-process.ts", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length !== killAfter + 1) continue;
    await pause(later);
    child.kill("SIGKILL");
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return printed.slice(1);
}

test("a process killed while it makes reports leaves only whole ones, and the next report can be made", async () => {
  const { context, location } = await openTestContext("2026-11-20T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const maker = await givenColleague(context, officeId, ["office"]);
  await givenDossiers(context, officeId, [{ at: "2026-10-02T08:00:00+07:00", taps: [5] }]);
  const acknowledged: string[] = [];
  // Killed before the first, and at different moments between counting and saving.
  for (const [after, later] of [
    [0, 0],
    [0, 4],
    [1, 1],
    [1, 7],
    [2, 12],
    [3, 17],
  ] as const) {
    acknowledged.push(...(await makeElsewhere([location, officeId, maker.staffId], after, later)));
  }
  const listed = await listReports(context.db, officeId);
  const ids = listed.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  for (const id of ids) {
    const found = await findReport(context.db, officeId, id);
    expect(found).toMatchObject({ isIntact: true, report: { state: "draft", revision: 1 } });
    expect(found?.report.frozen.tables.length).toBeGreaterThan(5);
  }
  const audited = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "report-made")
    .select("subject")
    .execute();
  expect(audited.map(({ subject }) => subject).sort()).toEqual([...ids].sort());
  const asked = {
    kind: "reform",
    name: "Báo cáo lại",
    addressee: "Sở Nội vụ",
    from: day("2026-01-01"),
    cutOff: day("2026-10-31"),
  } as const;
  expect(await makeOwnReport(context, maker, asked)).toMatchObject({ ok: true });
});
