import { z } from "zod";
import calendarSeed from "#db/seeds/working-calendar-vn.json" with { type: "json" };
import type { Tx } from "#db/engine.ts";
import { daySchema, type Instant } from "#app/platform/day.ts";
import { calendarDayKinds } from "./working-calendar.ts";

const seedSchema = z.object({
  years: z.array(
    z.object({
      year: z.number().int(),
      source: z.string(),
      days: z.array(z.object({ day: daySchema, kind: z.enum(calendarDayKinds), name: z.string() })),
    }),
  ),
});

/** Gives a new office the national calendar that comes with the product: the years announced so far, confirmed. */
export async function adoptCalendar(tx: Tx, officeId: string, now: Instant): Promise<void> {
  const { years } = seedSchema.parse(calendarSeed);
  await tx
    .insertInto("calendar_years")
    .values(years.map(({ year }) => ({ office_id: officeId, year, confirmed_at: now, confirmed_by: null })))
    .execute();
  await tx
    .insertInto("calendar_days")
    .values(years.flatMap(({ source, days }) => days.map((day) => ({ office_id: officeId, ...day, source }))))
    .execute();
}
