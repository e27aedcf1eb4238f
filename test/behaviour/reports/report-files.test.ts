import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { reportFormats } from "#app/reports/printing/report-format.ts";
import { writeReport } from "#app/reports/printing/write-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

test("the Word, PDF and Excel files of a report are the same byte for byte a year later, although data and settings changed", async () => {
  const { context, clock } = await openTestContext("2026-11-20T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const maker = await givenColleague(context, officeId, ["office"]);
  await givenDossiers(context, officeId, [{ at: "2026-11-02T08:00:00+07:00", taps: [5] }]);
  const asked = {
    kind: "reform",
    name: 'Báo cáo <b>"thử"</b> & kiểm tra',
    addressee: "Sở Nội vụ",
    from: day("2026-01-01"),
    cutOff: day("2026-11-20"),
  } as const;
  const outcome = await makeOwnReport(context, maker, asked);
  if (!outcome.ok) throw new Error(outcome.reason);
  const written = async () => {
    const found = await findReport(context.db, officeId, outcome.id);
    if (found === undefined) throw new Error("no such report");
    const files: string[] = [];
    for (const format of reportFormats) files.push((await writeReport(found.report, format)).toString("base64"));
    return files;
  };
  const first = await written();
  clock.moveTo("2027-11-20T09:00:00+07:00");
  await givenDossiers(context, officeId, [{ at: "2026-11-03T08:00:00+07:00", taps: [1] }]);
  await context.db.updateTable("offices").set({ name: "Sở đã đổi tên" }).execute();
  // A ZIP file counts time in steps of two seconds.
  await pause(2100);
  expect(await written()).toEqual(first);
});
