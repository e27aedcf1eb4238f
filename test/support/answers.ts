import type { SentComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { givenColleague, givenComplaint, type Colleague } from "./complaints.ts";

export interface Answered {
  reference: string;
  complaintId: string;
  /** Who wrote the answer. */
  writer: Colleague;
  /** Who approved and sent it. */
  approver: Colleague;
}

export async function complaintIdOf(context: Context, reference: string): Promise<string> {
  const complaints = context.db.selectFrom("complaints").where("reference", "=", reference);
  return (await complaints.select("id").executeTakeFirstOrThrow()).id;
}

export const givenAnswer = "Kính gửi Ông/Bà, hồ sơ đã có kết quả và đã được gửi qua bưu chính.";

/** A case whose answer one person wrote and another approved and sent. The way there is told by the tests of cases. */
export async function givenAnswered(
  context: Context,
  officeId: string,
  change: Partial<SentComplaint> = {},
  answer = givenAnswer,
): Promise<Answered> {
  const writer = await givenColleague(context, officeId, ["approver"], "Người soạn thử");
  const approver = await givenColleague(context, officeId, ["approver"], "Người duyệt thử");
  const { reference } = await givenComplaint(context, officeId, change);
  const now = context.clock.now();
  const saved = await context.db
    .updateTable("complaints")
    .set({
      state: "answered",
      answer,
      answered_at: now,
      answered_on: dayOf(now),
      answered_by: approver.staffId,
      drafted_by: writer.staffId,
    })
    .where("reference", "=", reference)
    .returning("id")
    .executeTakeFirstOrThrow();
  return { reference, complaintId: saved.id, writer, approver };
}
