import { sql, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Case } from "./complaint.ts";
import { readReference } from "./reference.ts";
import { visibleTo, type Viewer } from "./visible-to.server.ts";

/** SQL condition: the outcome belongs to the current answer, which is the second one after a reopening. */
export const isOfCurrentAnswer = sql<SqlBool>`complaint_outcomes.answer_number =
  case when complaints.reopened_on is null then 1 else 2 end`;

/** The case of a reference, however it is typed, if the viewer sees it. */
export async function findCase(db: Db, viewer: Viewer, typed: string): Promise<Case | undefined> {
  const read = readReference(typed);
  if (!read.ok) return undefined;
  const row = await db
    .selectFrom("complaints")
    .leftJoin("units", "units.id", "complaints.unit_id")
    .leftJoin("staff", "staff.id", "complaints.assignee_id")
    .leftJoin("staff as answerers", "answerers.id", "complaints.answered_by")
    .leftJoin("staff as drafters", "drafters.id", "complaints.drafted_by")
    .leftJoin("staff as refusers", "refusers.id", "complaints.refusal_by")
    .leftJoin("complaint_outcomes", (join) =>
      join.onRef("complaint_outcomes.complaint_id", "=", "complaints.id").on(isOfCurrentAnswer),
    )
    .leftJoin("complaint_outcomes as first_outcomes", (join) =>
      join
        .onRef("first_outcomes.complaint_id", "=", "complaints.id")
        .on("first_outcomes.answer_number", "=", 1)
        .on("complaints.reopened_on", "is not", null),
    )
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where(visibleTo(viewer))
    .where("complaints.reference", "=", read.code)
    .select([
      "complaints.id",
      "complaints.reference",
      "complaints.kind",
      "complaints.source",
      "complaints.state",
      "complaints.text",
      "complaints.answer_owed",
      "complaints.received_at as receivedAt",
      "complaints.received_on as receivedOn",
      "complaints.first_due_on as firstDueOn",
      "complaints.due_on as dueOn",
      "complaints.due_unconfirmed",
      "complaints.unit_id as unitId",
      "units.name as unitName",
      "complaints.assignee_id as assigneeId",
      "staff.name as assigneeName",
      "dossiers.id as dossierId",
      "dossiers.number as dossierNumber",
      "dossiers.received_on as dossierReceivedOn",
      "procedures.name as procedureName",
      "complaints.answer",
      "complaints.answered_on as answeredOn",
      "complaints.revision",
      "complaints.lane",
      "complaints.locked",
      "answerers.name as answeredByName",
      "complaints.draft",
      "complaints.drafted_by as draftedBy",
      "drafters.name as draftedByName",
      "complaints.refusal_reason as refusalReason",
      "complaints.refusal_text as refusalText",
      "complaints.refusal_by as refusalBy",
      "refusers.name as refusalByName",
      "complaints.forwarded_to as forwardedTo",
      "complaints.forward_slip as forwardSlip",
      "complaints.forward_due_on as forwardDueOn",
      "complaints.forwarded_on as forwardedOn",
      "complaints.duplicate_of as duplicateOf",
      "complaints.closed_on as closedOn",
      "complaints.reopened_on as reopenedOn",
      "complaints.second_due_on as secondDueOn",
      "complaints.first_answer as firstAnswer",
      "complaints.first_answered_on as firstAnsweredOn",
      "complaint_outcomes.solved",
      "first_outcomes.solved as firstSolved",
      "complaint_outcomes.words as solvedWords",
      "first_outcomes.words as firstSolvedWords",
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { answer_owed: owed, due_unconfirmed: unconfirmed, locked, ...found } = row;
  return { ...found, answerOwed: owed === 1, dueUnconfirmed: unconfirmed === 1, isLocked: locked === 1 };
}
