import type { Db } from "#db/engine.ts";
import { maskPersonalData } from "#app/platform/text/personal-data.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { may } from "#app/staff/permissions.ts";
import { mostDissatisfied, type LowComment } from "./low-comment.ts";

function lowComments(db: Db) {
  return (
    db
      .selectFrom("ratings")
      .where("ratings.score", "<=", mostDissatisfied)
      .where("ratings.comment", "is not", null)
      // Empty beside an answer to a question of the questionnaire, which is no comment to answer.
      .where("ratings.comment", "<>", "")
      .where("ratings.set_aside_at", "is", null)
  );
}

/** The comment of a low rating of the reader's office; undefined if there is none or the reader may not read comments. */
export async function findLowComment(
  db: Db,
  reader: Pick<SignedIn, "officeId" | "unitId" | "roles">,
  ratingId: string,
): Promise<LowComment | undefined> {
  if (!may(reader.roles, "comments.read")) return undefined;
  const found = await lowComments(db)
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.id", "=", ratingId)
    .where("ratings.office_id", "=", reader.officeId)
    .select([
      "ratings.id as ratingId",
      "ratings.score",
      "ratings.comment",
      "ratings.given_on as givenOn",
      "dossiers.id as dossierId",
      "dossiers.number as dossierNumber",
      "dossiers.unit_id as unitId",
    ])
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { comment, unitId, ...facts } = found;
  const isOfUnit = unitId !== null && unitId === reader.unitId;
  return { ...facts, text: isOfUnit ? (comment ?? "") : maskPersonalData(comment ?? "") };
}

/** The comment that a citizen left with a low rating of this dossier, unless a case about the dossier exists already. */
export async function findUnansweredComment(db: Db, dossierId: string): Promise<string | undefined> {
  const found = await lowComments(db)
    .where("ratings.dossier_id", "=", dossierId)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("complaints").where("complaints.dossier_id", "=", dossierId).select("id"))),
    )
    .select("ratings.comment")
    .executeTakeFirst();
  return found?.comment ?? undefined;
}
