import { z } from "zod";
import calendarSeed from "./working-calendar-vn.json" with { type: "json" };
import { daySchema } from "#app/platform/day.ts";
import { lawDraft } from "./law-draft.server.ts";
import { calendarDayKinds, type WorkingCalendar } from "./working-calendar.ts";

const seedSchema = z.object({
  years: z.array(
    z.object({
      year: z.number().int(),
      source: z.string(),
      days: z.array(z.object({ day: daySchema, kind: z.enum(calendarDayKinds), name: z.string() })),
    }),
  ),
});

/** The national calendar that comes with the product: the years announced so far, with their sources. */
export const announcedYears = seedSchema.parse(calendarSeed).years;

/**
 * The announced days as a working calendar: every announced year is confirmed, and the law's draft is used for other
 * years. A new office starts with it.
 */
export const announcedCalendar: WorkingCalendar = {
  days: new Map(
    announcedYears.flatMap(({ source, days }) => days.map(({ day, kind, name }) => [day, { kind, name, source }])),
  ),
  confirmedYears: new Set(announcedYears.map(({ year }) => year)),
  draftOf: lawDraft,
};
