import { isUnavailable, type Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import type { DecidedTrial } from "./compared-trial.ts";
import type { Counted, Verdict } from "./evidence.ts";

/** The verdict that was found first, with its numbers; undefined while there is none. */
export async function findVerdict(db: Db, trialId: string): Promise<DecidedTrial | undefined> {
  const row = await db.selectFrom("wording_verdicts").where("trial_id", "=", trialId).selectAll().executeTakeFirst();
  if (row === undefined) return undefined;
  const { better, since, decided_at: decidedAt } = row;
  const verdict: Verdict =
    better === null ? { state: "same" } : { state: "real", better: better === "a" ? "a" : "b", since };
  const a = { printed: row.a_printed, rated: row.a_rated };
  const b = { printed: row.b_printed, rated: row.b_rated };
  return { verdict, decided: { at: decidedAt, a, b } };
}

interface FoundVerdict {
  trialId: string;
  verdict: Verdict;
  now: Instant;
  a: Counted;
  b: Counted;
}

/**
 * Stores a verdict, if it is one and none was stored before: of two processes that find it at once, the first. A database
 * that stores nothing at present refuses nobody the page; the next look stores it.
 */
export async function keepVerdict(db: Db, { trialId, verdict, now, a, b }: FoundVerdict): Promise<void> {
  if (verdict.state !== "real" && verdict.state !== "same") return;
  const found =
    verdict.state === "real" ? { better: verdict.better, since: verdict.since } : { better: null, since: now };
  const numbers = { a_printed: a.printed, a_rated: a.rated, b_printed: b.printed, b_rated: b.rated };
  try {
    await db
      .insertInto("wording_verdicts")
      .values({ trial_id: trialId, ...found, decided_at: now, ...numbers })
      .onConflict((known) => known.column("trial_id").doNothing())
      .execute();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}
