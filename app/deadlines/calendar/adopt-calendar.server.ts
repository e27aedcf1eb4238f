import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { announcedYears } from "./announced-calendar.server.ts";

/** Gives a new office the national calendar that comes with the product: the years announced so far, confirmed. */
export async function adoptCalendar(tx: Tx, officeId: string, now: Instant): Promise<void> {
  await tx
    .insertInto("calendar_years")
    .values(
      announcedYears.map(({ year, source }) => ({
        office_id: officeId,
        year,
        confirmed_at: now,
        confirmed_by: null,
        source,
      })),
    )
    .execute();
  await tx
    .insertInto("calendar_days")
    .values(announcedYears.flatMap(({ source, days }) => days.map((day) => ({ office_id: officeId, ...day, source }))))
    .execute();
}
