import { addWorkingDays, dueOn, workingDaysToAnswer, type DueDay } from "#app/deadlines/due-on.ts";
import { findCalendar } from "#app/deadlines/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/session.server.ts";
import type { Attachment } from "./attachments/attachment.ts";
import { listAttachments } from "./attachments/find-attachment.server.ts";
import type { HistoryStep } from "./case-history.ts";
import { canAnswer, canAssign, canNote, soonWorkingDays, urgencyOf, type Urgency } from "./complaint.ts";
import { findCase, type Case } from "./find-case.server.ts";
import { listAssignees, type Assignees } from "./list-assignees.server.ts";
import { listHistory } from "./list-history.server.ts";
import { openCase } from "./open-case.server.ts";

/** Everything the page of a case shows, and which of its forms this person is given. */
export interface CasePage {
  found: Case;
  urgency: Urgency;
  /** How the due day was counted; null where the calendar was changed after the case was closed. */
  counting: DueDay | null;
  history: HistoryStep[];
  files: Attachment[];
  /** Null for those who do not give cases. */
  assignees: Assignees | null;
  mayAnswer: boolean;
  mayNote: boolean;
  mayReadContact: boolean;
}

/** The page of a case for a member of its office; the first look at it is noted. Undefined where there is none. */
export async function findCasePage(
  context: Context,
  staff: SignedIn,
  reference: string,
): Promise<CasePage | undefined> {
  await openCase(context, staff, reference);
  const found = await findCase(context.db, staff.officeId, reference);
  if (found === undefined) return undefined;
  const { roles, officeId } = staff;
  const calendar = await findCalendar(context.db, officeId);
  const today = dayOf(context.clock.now());
  const counting = dueOn(found.receivedOn, workingDaysToAnswer, calendar);
  const mayAssign = may(roles, "complaint.assign") && canAssign(found.state);
  return {
    found,
    urgency: urgencyOf(found, today, addWorkingDays(today, soonWorkingDays, calendar)),
    counting: counting.dueOn === found.dueOn ? counting : null,
    history: await listHistory(context.db, officeId, found.id),
    files: await listAttachments(context.db, officeId, found.id),
    assignees: mayAssign ? await listAssignees(context.db, officeId) : null,
    mayAnswer: may(roles, "complaint.answer") && canAnswer(found.state),
    mayNote: may(roles, "complaint.note") && canNote(found.state),
    mayReadContact: may(roles, "complaint.contact") && found.answerOwed,
  };
}
