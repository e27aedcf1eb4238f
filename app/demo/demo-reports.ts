import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { calendarPresets } from "#app/reports/calendar/calendar-presets.ts";
import { listDeadlines } from "#app/reports/calendar/find-deadlines.server.ts";
import { takePreset } from "#app/reports/calendar/set-deadlines.server.ts";
import { actOnReport, editReport } from "#app/reports/report/change-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { makeDueReport } from "#app/reports/report/make-report.server.ts";
import type { Cast } from "./demo-complaints.ts";

const addressee = "Ủy ban nhân dân thành phố; Sở Nội vụ";
/** What the demonstration's office writes in the place of every blank of a proposed text. */
const cause = "hồ sơ tập trung vào tuần đầu của tháng, trong khi lĩnh vực an toàn bức xạ chỉ có một người xử lý.";

/**
 * Gives the office its symbol and a reporting calendar, and plays its last report on administrative reform through to the
 * day it was sent.
 */
export async function playReports(context: Context, { officeId, officeStaffId: staffId }: Cast): Promise<void> {
  const actor = { officeId, staffId, roles: ["office" as const] };
  await setCaseRules(context, actor, { ...usualCaseRules, documentSymbol: "SKHCN-VP" });
  const [preset] = calendarPresets;
  if (preset === undefined) return;
  done(await takePreset(context, actor, preset, { dayOff: "before", addressee, daysAfter: 5 }));
  const deadline = await lastReformDeadline(context, officeId);
  const made = await makeDueReport(context, actor, deadline);
  done(made);
  const found = made.ok ? await findReport(context.db, officeId, made.id) : undefined;
  if (found === undefined) return;
  const { report } = found;
  const narrative = { ...report.narrative, assessment: report.narrative.assessment.replaceAll("…", cause) };
  const shown = (edits: number) => ({ id: report.id, edits: report.edits + edits });
  done(await editReport(context, actor, shown(0), narrative));
  done(await actOnReport(context, actor, shown(1), "approve"));
  done(await actOnReport(context, actor, shown(2), "send", "215/BC-SKHCN"));
}

/** The line of the calendar on administrative reform whose cut-off day came last, with its year. */
async function lastReformDeadline(context: Context, officeId: string): Promise<{ deadlineId: string; year: number }> {
  const today = dayOf(context.clock.now());
  const [last] = (await listDeadlines(context.db, officeId))
    .filter(({ kind }) => kind === "reform")
    .map(({ id, cutOff }) => {
      const isPast = cutOff < today.slice(5);
      return { deadlineId: id, year: yearOf(today) - (isPast ? 0 : 1), cutOff };
    })
    .sort((a, b) => (`${String(a.year)}-${a.cutOff}` > `${String(b.year)}-${b.cutOff}` ? -1 : 1));
  if (last === undefined) throw new Error("the reporting calendar of the demonstration is empty");
  return last;
}

function done(outcome: { ok: true } | { ok: false; reason: string }): void {
  if (!outcome.ok) throw new Error(`a step of the demonstration's report was refused: ${outcome.reason}`);
}
