import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import type { Case } from "#app/complaints/case/complaint.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import type { SentComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { approverOf, givenColleague, givenComplaint } from "./complaints.ts";
import { openTestContext } from "./context.ts";
import { givenOffice } from "./story.ts";

/** Beginnings of the stories about the life of a case. */

export const answerText = "Kính gửi Ông/Bà, hồ sơ đã có kết quả và đã được gửi qua bưu chính.";

/** An office with one person of each role that handles cases, and a case just sent. */
export async function givenCase(change: Partial<SentComplaint> = {}) {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const people = {
    officer: await givenColleague(context, officeId, ["officer"], "Công chức thử"),
    handler: await givenColleague(context, officeId, ["handler"], "Người xử lý thử"),
    approver: await givenColleague(context, officeId, ["approver"], "Người duyệt thử"),
    office: await givenColleague(context, officeId, ["office"], "Văn phòng thử"),
  };
  const sender = await givenComplaint(context, officeId, change);
  return { context, clock, officeId, people, sender, reference: sender.reference };
}

/** The case as it stands, however it is locked. */
export async function caseNow(context: Context, officeId: string, reference: string): Promise<Case> {
  const found = await findCase(context.db, approverOf(officeId), reference);
  if (found === undefined) throw new Error("there is no such case");
  return found;
}

/** What a step is asked with: the case and the revision that its page shows now. */
export async function asSeen(context: Context, { officeId }: Actor, reference: string) {
  const { revision } = await caseNow(context, officeId, reference);
  return { reference, revision };
}

/** The kinds of the steps of a case, the first one first. */
export async function stepsOf(context: Context, officeId: string, reference: string): Promise<string[]> {
  const { id } = await caseNow(context, officeId, reference);
  return (await listHistory(context.db, officeId, id)).map(({ kind }) => kind);
}
