import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { maskPersonalData } from "#app/platform/text/personal-data.ts";
import { isOpen } from "#app/complaints/case/complaint.ts";
import { findKnownData } from "#app/complaints/case/known-data.server.ts";
import { withoutReferences } from "#app/complaints/case/reference.ts";
import type { OtherCase } from "./followed-case.ts";

/** How many duplicates of duplicates are followed. */
const longestChain = 10;

/** The other case as the sender of a duplicate of it reads it. `reference` is what the duplicate was closed with. */
export async function findOtherCase(context: Context, officeId: string, reference: string): Promise<OtherCase> {
  const row = await findOriginal(context.db, officeId, reference);
  if (row === undefined || row.locked === 1 || row.lane !== "feedback") return { kind: "ended" };
  if (row.state === "answered" && row.answeredOn !== null) {
    return {
      kind: "answered",
      answer: await masked(context, row.id, row.publishedAnswer ?? row.answer),
      answeredOn: row.answeredOn,
    };
  }
  if (row.state === "forwarded" && row.forwardedOn !== null) {
    return { kind: "forwarded", agency: row.forwardedTo ?? "", forwardedOn: row.forwardedOn };
  }
  if (!isOpen(row.state)) return { kind: "ended" };
  const { firstAnsweredOn, firstAnswer } = row;
  const first =
    firstAnsweredOn === null
      ? null
      : { answer: await masked(context, row.id, firstAnswer), answeredOn: firstAnsweredOn };
  return { kind: "waiting", dueOn: row.dueOn, firstAnswer: first };
}

async function findOriginal(db: Db, officeId: string, first: string) {
  let reference = first;
  for (let depth = 0; depth < longestChain; depth++) {
    const row = await db
      .selectFrom("complaints")
      .leftJoin("published_answers", (join) =>
        join
          .onRef("published_answers.complaint_id", "=", "complaints.id")
          .on("published_answers.withdrawn_at", "is", null),
      )
      .where("complaints.office_id", "=", officeId)
      .where("complaints.reference", "=", reference)
      .select([
        "complaints.id",
        "complaints.state",
        "complaints.lane",
        "complaints.locked",
        "complaints.answer",
        "complaints.answered_on as answeredOn",
        "complaints.first_answer as firstAnswer",
        "complaints.first_answered_on as firstAnsweredOn",
        "complaints.due_on as dueOn",
        "complaints.forwarded_to as forwardedTo",
        "complaints.forwarded_on as forwardedOn",
        "complaints.duplicate_of as duplicateOf",
        "published_answers.answer as publishedAnswer",
      ])
      .executeTakeFirst();
    if (row?.state !== "duplicate" || row.duplicateOf === null) return row;
    reference = row.duplicateOf;
  }
  return undefined;
}

/** An answer, published or not, with everything masked that publication would mask, and without references. */
async function masked(context: Context, complaintId: string, answer: string | null): Promise<string> {
  return withoutReferences(maskPersonalData(answer ?? "", await findKnownData(context, context.db, complaintId)));
}
