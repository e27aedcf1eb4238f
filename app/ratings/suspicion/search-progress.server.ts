import type { Db } from "#db/engine.ts";
import type { SuspicionSearchesTable } from "#db/schema/suspicion-searches.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";

/**
 * A tap carries the moment at which it came, and is there for others only once its transaction has ended: so long before the
 * last search is looked at again. Long enough for a tap that waited for a busy database, and for a clock that was set back.
 */
const againMinutes = 30;

/**
 * A whole look finds what nothing else tells of, such as a counter that the register names only afterwards. Several of them
 * fall into the two days for which a rating is looked at.
 */
const wholeEveryMinutes = 6 * 60;

/** Where the last search of an office stood; undefined before the first. */
export async function findMark(db: Db, officeId: string): Promise<SuspicionSearchesTable | undefined> {
  return db.selectFrom("suspicion_searches").where("office_id", "=", officeId).selectAll().executeTakeFirst();
}

/**
 * From when on there is something new; undefined when whole days are to be looked at: at the first search, under other rules
 * than the last one's, after some hours, and when the last one lies in the future of a clock that was set back.
 */
export function newSince(mark: SuspicionSearchesTable | undefined, rules: string, now: Instant): Instant | undefined {
  if (mark?.rules !== rules || mark.looked_until > now) return undefined;
  if (mark.looked_whole_at <= addMinutes(now, -wholeEveryMinutes)) return undefined;
  return addMinutes(mark.looked_until, -againMinutes);
}

/** Notes how far a search came. Of two searches at once the later one's word stands; both have looked. */
export async function saveMark(db: Db, mark: SuspicionSearchesTable): Promise<void> {
  const { office_id, ...columns } = mark;
  await db
    .insertInto("suspicion_searches")
    .values({ office_id, ...columns })
    .onConflict((conflict) => conflict.column("office_id").doUpdateSet(columns))
    .execute();
}
