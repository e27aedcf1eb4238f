import { sweepArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import { forgetContacts } from "#app/complaints/forget-contacts.server.ts";
import { remindStaff } from "#app/complaints/remind-staff.server.ts";
import { publishOpinions } from "#app/figures/publish-opinions.server.ts";
import { forgetProblems } from "#app/imports/forget-problems.server.ts";
import { forgetMessages } from "#app/notifications/forget-messages.server.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { forgetKeptForms } from "#app/platform/kept-forms.server.ts";
import { findRetention } from "#app/platform/retention.server.ts";
import { findSuspicious } from "#app/ratings/find-suspicious.server.ts";
import { forgetTraces } from "#app/ratings/forget-traces.server.ts";
import { noteAuditHead } from "#app/staff/note-audit-head.server.ts";
import { forgetSessions } from "#app/staff/forget-sessions.server.ts";
import { doParts } from "./do-parts.server.ts";
import { forgetRuns } from "./forget-runs.server.ts";
import type { RunnableJob } from "./run-due-jobs.server.ts";
import { timetable, type JobName } from "./timetable.ts";

const work: Record<JobName, RunnableJob["run"]> = {
  "publish-opinions": publishOpinions,
  "send-messages": sendDue,
  "remind-staff": remindStaff,
  "find-suspicious": findSuspicious,
  "forget-old-traces": forgetOldTraces,
  "note-audit-head": noteAuditHead,
};

/** The timetable with what each of its jobs does. */
export const jobs: readonly RunnableJob[] = timetable.map((job) => ({ ...job, run: work[job.name] }));

async function forgetOldTraces(context: Context): Promise<Record<string, number>> {
  const days = await findRetention(context.db);
  return doParts({
    messages: () => forgetMessages(context, days.messages),
    runs: () => forgetRuns(context),
    files: async () => (await sweepArrivals(context, days.uploads)).setAside,
    taps: () => forgetTraces(context, days.traces),
    contacts: () => forgetContacts(context, days.contacts),
    sessions: () => forgetSessions(context, days.sessions),
    forms: () => forgetKeptForms(context),
    problems: () => forgetProblems(context, days["import-problems"]),
  });
}
