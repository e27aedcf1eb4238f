import type { Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { firstVersion, readQuestions, standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";
import { stateOf, type OfficeVersion } from "./version.ts";

/** The versions of an office's questionnaire, the newest first, drafts included. */
export async function listVersions(db: Db, officeId: string, now: Instant): Promise<OfficeVersion[]> {
  const rows = await db
    .selectFrom("questionnaires")
    .innerJoin("staff as beginner", "beginner.id", "questionnaires.begun_by")
    .leftJoin("staff as starter", "starter.id", "questionnaires.put_in_force_by")
    .where("questionnaires.office_id", "=", officeId)
    .orderBy("questionnaires.version", "desc")
    .select([
      "questionnaires.version",
      "questionnaires.questions",
      "questionnaires.revision",
      "questionnaires.in_force_from as inForceFrom",
      "beginner.name as begunBy",
      "starter.name as putInForceBy",
    ])
    .execute();
  const newest = rows.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= now)?.version ?? firstVersion;
  const own = rows.map((row) => ({
    ...row,
    questions: readQuestions(row.questions),
    state: stateOf(row, newest, now),
  }));
  return [...own, firstOf(newest)];
}

function firstOf(newest: number): OfficeVersion {
  const { version, questions } = standardQuestionnaire;
  const state = version === newest ? "in-force" : "past";
  return { version, questions, state, revision: 0, inForceFrom: null, begunBy: null, putInForceBy: null };
}

/** A version of the office by what an address says; undefined if the office has none of this number. */
export async function findVersion(
  db: Db,
  officeId: string,
  typed: string | undefined,
  now: Instant,
): Promise<OfficeVersion | undefined> {
  const version = /^[1-9]\d{0,5}$/.test(typed ?? "") ? Number(typed) : 0;
  return (await listVersions(db, officeId, now)).find((one) => one.version === version);
}
