import { sql, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import type { ListedApology, RegisterFilter } from "./apology-letter.ts";

const lettersOnPage = 50;

/** A page of the register, the newest letter first; `next` is the id after which the following page begins. */
export interface RegisterPage {
  letters: ListedApology[];
  next: string | undefined;
}

/** Lists letters of the office, `most` of them after a letter. */
export async function listApologies(
  db: Db,
  officeId: string,
  { batchId, unsent }: RegisterFilter,
  { after = null, most = lettersOnPage }: { after?: string | null; most?: number } = {},
): Promise<RegisterPage> {
  const rows = await letters(db, officeId)
    .where((eb) =>
      eb.and([
        ...(batchId === null ? [] : [eb("letters.batch_id", "=", batchId)]),
        ...(unsent ? [eb("letters.sent_on", "is", null)] : []),
        ...(after === null ? [] : [eb("letters.id", "<", after)]),
      ]),
    )
    .orderBy("letters.id", "desc")
    .limit(most + 1)
    .execute();
  const shown = rows.slice(0, most);
  return { letters: shown.map(letterOf), next: rows.length > most ? shown.at(-1)?.id : undefined };
}

/** How many letters were written together. */
export async function countBatch(db: Db, officeId: string, batchId: string): Promise<number> {
  const row = await db
    .selectFrom("apology_letters")
    .where("batch_id", "=", batchId)
    .where("office_id", "=", officeId)
    .select((eb) => eb.fn.countAll<number>().as("letters"))
    .executeTakeFirstOrThrow();
  return row.letters;
}

/** A letter of the office; undefined if the office has no such letter. */
export async function findApology(db: Db, officeId: string, id: string): Promise<ListedApology | undefined> {
  const row = await letters(db, officeId).where("letters.id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : letterOf(row);
}

/** The letters of a dossier of the office, the first one first. */
export async function listApologiesOf(db: Db, officeId: string, dossierId: string): Promise<ListedApology[]> {
  const rows = await letters(db, officeId)
    .where("dossiers.id", "=", dossierId)
    .where("dossiers.office_id", "=", officeId)
    .orderBy("letters.ordinal")
    .execute();
  return rows.map(letterOf);
}

function letters(db: Db, officeId: string) {
  return db
    .selectFrom("apology_letters as letters")
    .innerJoin("staff as writers", "writers.id", "letters.written_by")
    .leftJoin("staff as recorders", "recorders.id", "letters.recorded_by")
    .leftJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "letters.office_id")
        .onRef("dossiers.number", "=", "letters.dossier_number")
        .on(sql<SqlBool>`dossiers.received_on = letters.received_on`),
    )
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .where("letters.office_id", "=", officeId)
    .select([
      "letters.id",
      "letters.batch_id as batchId",
      "letters.dossier_number as dossierNumber",
      "letters.ordinal",
      "letters.title",
      "letters.reason",
      "letters.received_on as receivedOn",
      "letters.promised_on as promisedOn",
      "letters.new_on as newOn",
      "letters.written_on as writtenOn",
      "letters.written_at as writtenAt",
      "writers.name as writtenBy",
      "letters.document_number as documentNumber",
      "letters.sent_on as sentOn",
      "recorders.name as recordedBy",
      "dossiers.id as dossierId",
      "dossiers.finished_on as finishedOn",
      "dossiers.unit_id as unitId",
      "procedures.name as procedureName",
      "units.name as unitName",
    ]);
}

type ReadLetter = Awaited<ReturnType<ReturnType<typeof letters>["execute"]>>[number];

function letterOf({ ordinal, ...letter }: ReadLetter): ListedApology {
  return { ...letter, isAgain: ordinal > 1 };
}
