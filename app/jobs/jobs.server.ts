import { forgetAnswers } from "#app/api/answering/answer-once.server.ts";
import { sweepArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import { forgetContacts } from "#app/complaints/personal-data/forget-contacts.server.ts";
import { remindStaff } from "#app/complaints/reminders/remind-staff.server.ts";
import { publishOpinions } from "#app/figures/published/publish-opinions.server.ts";
import { forgetProblems } from "#app/imports/runs/forget-problems.server.ts";
import { sendInvitations } from "#app/invitations/send-invitations.server.ts";
import { forgetMessages } from "#app/notifications/forget-messages.server.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { forgetKeptForms } from "#app/platform/forms/kept-forms.server.ts";
import { forgetInvitations } from "#app/invitations/forget-invitations.server.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { forgetWaiting } from "#app/ratings/advance/forget-waiting.server.ts";
import { matchAllWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { forgetKioskTaps } from "#app/ratings/kiosk/forget-kiosk-taps.server.ts";
import { forgetFingerprints } from "#app/ratings/suspicion/forget-fingerprints.server.ts";
import { logAuditHead } from "#app/staff/audit/log-audit-head.server.ts";
import { forgetSessions } from "#app/staff/sessions/forget-sessions.server.ts";
import { moveMerged } from "./move-merged.server.ts";
import { forgetDeliveries } from "#app/webhooks/forget-deliveries.server.ts";
import { remindReports } from "#app/reports/calendar/remind-reports.server.ts";
import { forgetAddresses } from "#app/reports/sending/forget-addresses.server.ts";
import { sendReports } from "#app/reports/sending/send-reports.server.ts";
import { sendWebhooks } from "#app/webhooks/send-webhooks.server.ts";
import { runParts } from "./run-parts.server.ts";
import { forgetRuns } from "./forget-runs.server.ts";
import type { RunnableJob } from "./run-due-jobs.server.ts";
import { timetable, type JobName } from "./timetable.ts";

const work: Record<JobName, RunnableJob["run"]> = {
  "publish-opinions": publishOpinions,
  "send-messages": sendDue,
  "send-webhooks": (context, stopping) => sendWebhooks(context, stopping),
  "send-invitations": sendInvitations,
  "remind-staff": remindStaff,
  "remind-reports": remindReports,
  "send-reports": sendReports,
  "move-merged": moveMerged,
  "match-waiting": async (context) => ({ dossiers: await matchAllWaiting(context) }),
  "find-suspicious": findSuspicious,
  "forget-old-traces": forgetOldTraces,
  "note-audit-head": logAuditHead,
};

/** The jobs of the timetable, each with its function. */
export const jobs: readonly RunnableJob[] = timetable.map((job) => ({ ...job, run: work[job.name] }));

async function forgetOldTraces(context: Context): Promise<Record<string, number>> {
  const days = await findRetention(context.db);
  return runParts({
    messages: () => forgetMessages(context, days.messages),
    reportAddresses: () => forgetAddresses(context, days.messages),
    runs: () => forgetRuns(context),
    files: async () => (await sweepArrivals(context, days.uploads)).setAside,
    taps: () => forgetFingerprints(context, days.traces),
    waiting: () => forgetWaiting(context, { ratings: days["waiting-ratings"], traces: days.traces }),
    contacts: () => forgetContacts(context, days.contacts),
    invitations: () =>
      forgetInvitations(context, { invitations: days.invitations, refusals: days["invitation-refusals"] }),
    sessions: () => forgetSessions(context, days.sessions),
    forms: () => forgetKeptForms(context),
    answers: () => forgetAnswers(context),
    kioskTaps: () => forgetKioskTaps(context),
    deliveries: () => forgetDeliveries(context),
    problems: () => forgetProblems(context, days["import-problems"]),
  });
}
