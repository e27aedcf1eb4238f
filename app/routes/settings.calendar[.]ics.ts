import { calendarIcs } from "#app/deadlines/editing/calendar-ics.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { readAskedYear } from "#app/deadlines/due/typed-day.ts";
import { calendarEntries } from "#app/deadlines/calendar/working-calendar.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/settings/calendar.ics`: the office's calendar for calendar programs, one year of it with `?year=`. */
export const loader = staffLoader("settings.view", async ({ context, request, staff }) => {
  const year = readAskedYear(new URL(request.url).searchParams.get("year"));
  const entries = calendarEntries(await findCalendar(context.db, staff.officeId), year);
  return new Response(calendarIcs(entries, staff.officeId, context.clock.now()), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="lich-lam-viec${year === undefined ? "" : `-${String(year)}`}.ics"`,
      "Cache-Control": "private, no-store",
    },
  });
});
