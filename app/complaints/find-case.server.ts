import type { Db } from "#db/engine.ts";
import type { ComplaintKind, ComplaintSource, ComplaintState } from "./complaint.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { readReference } from "./reference.ts";

/** A case as the staff of its office see it; contact details are not part of it. */
export interface Case {
  id: string;
  reference: string;
  kind: ComplaintKind;
  source: ComplaintSource;
  state: ComplaintState;
  text: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  firstDueOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  unitId: string | null;
  unitName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  dossierNumber: string | null;
  dossierReceivedOn: Day | null;
  procedureName: string | null;
  answer: string | null;
  answeredOn: Day | null;
  revision: number;
}

/** The case of a reference, however it is typed, if it belongs to the office. */
export async function findCase(db: Db, officeId: string, typed: string): Promise<Case | undefined> {
  const read = readReference(typed);
  if (!read.ok) return undefined;
  const row = await db
    .selectFrom("complaints")
    .leftJoin("units", "units.id", "complaints.unit_id")
    .leftJoin("staff", "staff.id", "complaints.assignee_id")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("complaints.office_id", "=", officeId)
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
      "dossiers.number as dossierNumber",
      "dossiers.received_on as dossierReceivedOn",
      "procedures.name as procedureName",
      "complaints.answer",
      "complaints.answered_on as answeredOn",
      "complaints.revision",
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { answer_owed: owed, due_unconfirmed: unconfirmed, ...found } = row;
  return { ...found, answerOwed: owed === 1, dueUnconfirmed: unconfirmed === 1 };
}
