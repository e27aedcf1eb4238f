import type { Db } from "#db/engine.ts";
import type { DossierDetails } from "./dossier-details.ts";

/** A dossier of the office with its receipt and the state of its rating; undefined if the office has no such dossier. */
export async function findDossier(db: Db, officeId: string, id: string): Promise<DossierDetails | undefined> {
  const row = await db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .leftJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.id", "=", id)
    .select([
      "dossiers.id",
      "dossiers.number",
      "procedures.name as procedureName",
      "procedures.field as fieldName",
      "units.name as unitName",
      "counters.name as counterName",
      "dossiers.channel",
      "dossiers.state",
      "dossiers.received_at as receivedAt",
      "dossiers.received_on as receivedOn",
      "dossiers.due_on as dueOn",
      "dossiers.finished_at as finishedAt",
      "dossiers.finished_on as finishedOn",
      "dossiers.returned_by as returnedBy",
      "dossiers.created_at as enteredAt",
      "dossiers.updated_at as changedAt",
      "receipts.first_printed_at as firstPrintedAt",
      "receipts.printed_at as printedAt",
      "receipts.open_until as openUntil",
      "ratings.id as ratingId",
      "ratings.set_aside_at as setAsideAt",
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { ratingId, setAsideAt, ...dossier } = row;
  const rating = ratingId === null ? "none" : setAsideAt === null ? "counted" : "set-aside";
  return { ...dossier, rating };
}
