import { inTransaction } from "#db/engine.ts";
import { addWorkingDays, dueOn, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { listAttachments, markMissing } from "#app/complaints/attachments/find-attachment.server.ts";
import { clockStartedOn, soonWorkingDays, urgencyOf, type Case } from "#app/complaints/case/complaint.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { inPlaceOf, mayOn } from "#app/complaints/case/acting.ts";
import { listAssignees } from "./list-assignees.server.ts";
import type { CasePage } from "./case-page.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { listQuestions } from "#app/complaints/case/list-questions.server.ts";
import { findFilledTemplate, listTemplatesForCase } from "#app/complaints/templates/list-templates.server.ts";
import { stepsFor } from "#app/complaints/case/step-rules.ts";
import { auditLockedAccess } from "#app/complaints/steps/audit-locked-access.server.ts";

/** The page of a case for a member of its office; undefined if there is no such case. Reading it changes nothing. */
export async function findCasePage(
  context: Context,
  staff: SignedIn,
  reference: string,
  { templateId = null, back }: { templateId?: string | null; back?: string | undefined } = {},
): Promise<CasePage | undefined> {
  const found = await findCase(context.db, staff, reference);
  if (found === undefined) return undefined;
  if (found.isLocked) await inTransaction(context.db, (tx) => auditLockedAccess(context, tx, staff, found));
  const { roles, officeId } = staff;
  const { db } = context;
  const calendar = await findCalendar(db, officeId);
  const today = dayOf(context.clock.now());
  const counting = dueOn(clockStartedOn(found), workingDaysToAnswer, calendar);
  const rules = await findCaseRules(db, officeId);
  const availableSteps = stepsFor(found, { ...staff, actsFor: inPlaceOf(staff, found) }, rules);
  const givesCases = availableSteps.includes("assign") || availableSteps.includes("entrust");
  return {
    found,
    back,
    officeName: staff.officeName,
    urgency: urgencyOf(found, today, addWorkingDays(today, soonWorkingDays, calendar)),
    counting: counting.dueOn === found.dueOn ? counting : null,
    history: await listHistory(db, officeId, found.id),
    files: await markMissing(context, await listAttachments(db, officeId, found.id)),
    questions: await listQuestions(db, found.id),
    availableSteps,
    templates: availableSteps.includes("draft") ? await listTemplatesForCase(db, officeId, found.id) : [],
    chosenTemplate: availableSteps.includes("draft") ? await choose(context, officeId, templateId, found) : undefined,
    letter: may(roles, "complaint.answer") ? letterOf(found) : null,
    mayPublish: may(roles, "answer.publish") && found.state === "answered" && !found.isLocked,
    answersAlone: may(roles, "complaint.approve") && !rules.answerNeedsApproval,
    assignees: givesCases ? await listAssignees(db, officeId, today) : null,
    mayReadContact: mayOn(staff, found, "complaint.contact") && found.answerOwed,
    mayKeepData: may(roles, "complaint.personal-data"),
  };
}

async function choose(context: Context, officeId: string, id: string | null, found: Case) {
  const filled = id === null ? undefined : await findFilledTemplate(context, officeId, id, found);
  return id === null || filled === undefined ? undefined : { id, filled };
}

function letterOf({ state, answer, draft, refusalText, forwardSlip }: Case): CasePage["letter"] {
  if (state === "forwarded") return forwardSlip === null ? null : "forwarding";
  if (state === "not-accepted") return refusalText === null ? null : "refusal";
  return (answer ?? draft) === null ? null : "download";
}
