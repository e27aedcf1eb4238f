import type { Db } from "#db/engine.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { isWorkingDay } from "#app/deadlines/due/due-on.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Seen } from "./forecast.ts";

/** 52 weeks: all the delay is learned from. */
const learnedDays = 364;
/** For last year's weeks, and the eight before them. */
const seasonDays = 440;
/** 52 weeks: so far back go the earlier forecasts from which the width is learned (`earlierForecasts`). */
const triedDays = 364;

/**
 * Reads what a forecast of a period rests on, from the daily totals: dossiers by day, and counted ratings by day of
 * receipt and day of the first tap. The cost follows the days, not the dossiers.
 */
export async function findSeen(
  db: Db,
  officeId: string,
  period: Pick<Period, "from" | "lastDay">,
  cutOff: Day,
): Promise<Seen> {
  const learnedFrom = earlier(period.from, addDays(cutOff, -learnedDays - triedDays));
  const [received, rated, calendar] = await Promise.all([
    db
      .selectFrom("daily_channel_totals")
      .where("office_id", "=", officeId)
      .where("day", ">=", earlier(learnedFrom, addDays(cutOff, -seasonDays - triedDays)))
      .where("day", "<=", cutOff)
      .groupBy("day")
      .select((eb) => ["day", eb.fn.sum<number>("received").as("received")])
      .execute(),
    db
      .selectFrom("daily_delay_totals")
      .where("office_id", "=", officeId)
      .where("day", ">=", learnedFrom)
      .where("day", "<=", cutOff)
      .where("rated", ">", 0)
      .select(["day", "rated_on as ratedOn", "rated"])
      .execute(),
    findCalendar(db, officeId),
  ]);
  const { from, lastDay } = period;
  return { from, lastDay, cutOff, received, rated, isWorkingDay: (day) => isWorkingDay(day, calendar) };
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
