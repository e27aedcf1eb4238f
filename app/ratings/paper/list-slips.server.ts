import type { Db } from "#db/engine.ts";
import { formatInstant } from "#app/i18n/format.ts";
import type { EnteredSlip } from "./paper-slip.ts";

const mostListed = 20;

/** The slips of the office that count, the last entered first. */
export async function listSlips(db: Db, officeId: string): Promise<EnteredSlip[]> {
  const rows = await db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.source", "=", "paper")
    .orderBy("ratings.given_at", "desc")
    .orderBy("ratings.id")
    .limit(mostListed)
    .select(["ratings.id", "ratings.score", "ratings.given_at as givenAt", "dossiers.number as dossierNumber"])
    .execute();
  return rows.map(({ givenAt, ...slip }) => ({ ...slip, enteredAt: formatInstant(givenAt) }));
}
