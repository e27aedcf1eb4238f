import type { jobs as vietnamese } from "../vi/jobs.ts";
import type { Words } from "../words.ts";

export const jobs: Words<typeof vietnamese> = {
  late: {
    title: "A scheduled job has not run",
    text: "These should have finished by now. The administrator should look at the server and its log.",
    last: "last time: {{at}}",
    never: "never so far",
  },
  names: {
    "send-messages": "Sending mail and messages",
    "send-webhooks": "Telling other software of events",
    "send-invitations": "Sending invitations to rate",
    "remind-reports": "Reminders of reports",
    "send-reports": "Reports planned to be sent",
    "remind-staff": "Reminders and notices of lateness",
    "move-merged": "Move what belongs to merged procedures, units and counters",
    "match-waiting": "Count ratings that waited for their dossier",
    "find-suspicious": "Looking for suspicious ratings",
    "publish-opinions": "Publishing figures of opinion in steps",
    "forget-old-traces": "Removing old traces",
    "note-audit-head": "Note the head of the audit record",
  },
};
