import type { Db } from "#db/engine.ts";
import type { SuspicionSearchesTable } from "#db/schema/suspicion-searches.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";

/**
 * The last minutes before the last search are searched again: a tap carries the time of its arrival, but others see it
 * only after its transaction has ended. 30 minutes cover a tap that waited for a busy database and a clock that was set
 * back.
 */
const againMinutes = 30;

/**
 * Every six hours whole days are searched, which finds changes without a time of their own, such as a counter that the
 * register names later. Ratings are searched for two days, so each is covered by several whole searches.
 */
const wholeEveryMinutes = 6 * 60;

/** Finds how far the last search of an office came; undefined before the first one. */
export async function findMark(db: Db, officeId: string): Promise<SuspicionSearchesTable | undefined> {
  return db.selectFrom("suspicion_searches").where("office_id", "=", officeId).selectAll().executeTakeFirst();
}

/**
 * The moment since which taps are new. Undefined if whole days must be searched: at the first search, if the rules have
 * changed since the last one, after some hours, and if the last search lies in the future because the clock was set
 * back.
 */
export function newSince(mark: SuspicionSearchesTable | undefined, rules: string, now: Instant): Instant | undefined {
  if (mark?.rules !== rules || mark.looked_until > now) return undefined;
  if (mark.looked_whole_at <= addMinutes(now, -wholeEveryMinutes)) return undefined;
  return addMinutes(mark.looked_until, -againMinutes);
}

/** Saves how far a search came. If two searches run at once, the later save wins; both have searched. */
export async function saveMark(db: Db, mark: SuspicionSearchesTable): Promise<void> {
  const { office_id, ...columns } = mark;
  await db
    .insertInto("suspicion_searches")
    .values({ office_id, ...columns })
    .onConflict((conflict) => conflict.column("office_id").doUpdateSet(columns))
    .execute();
}
