import type { Db } from "#db/engine.ts";
import type { WordingTrialsTable } from "#db/schema/wording-trials.ts";
import { media, type Trial } from "./wording.ts";

function shownTrial(row: WordingTrialsTable): Trial {
  const { a_en, b_en } = row;
  return {
    id: row.id,
    medium: media.find((medium) => medium === row.medium) ?? "slip",
    texts: {
      vi: { a: row.a_vi, b: row.b_vi },
      en: a_en === null || b_en === null ? null : { a: a_en, b: b_en },
    },
    planned: row.planned,
    waitDays: row.wait_days,
    startedAt: row.started_at,
    stoppedAt: row.stopped_at,
  };
}

/** The comparison of wordings for which an office prints now: at most one, so that two do not mix. */
export async function findRunningTrial(db: Db, officeId: string): Promise<Trial | undefined> {
  const running = db.selectFrom("wording_trials").where("office_id", "=", officeId).where("stopped_at", "is", null);
  const row = await running.selectAll().executeTakeFirst();
  return row === undefined ? undefined : shownTrial(row);
}

const trialsListed = 5;

/** The latest comparisons of an office, the running one first. */
export async function listTrials(db: Db, officeId: string): Promise<Trial[]> {
  const rows = await db
    .selectFrom("wording_trials")
    .where("office_id", "=", officeId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(trialsListed)
    .selectAll()
    .execute();
  return rows.map(shownTrial);
}
