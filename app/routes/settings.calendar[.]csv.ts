import { calendarCsv } from "#app/deadlines/editing/calendar-csv.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { readAskedYear } from "#app/deadlines/due/typed-day.ts";
import { calendarEntries } from "#app/deadlines/calendar/working-calendar.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/settings/calendar.csv`: the office's calendar as a table, one year of it with `?year=`. */
export const loader = staffLoader("settings.view", async ({ context, request, staff }) => {
  const year = readAskedYear(new URL(request.url).searchParams.get("year"));
  const entries = calendarEntries(await findCalendar(context.db, staff.officeId), year);
  return new Response(calendarCsv(entries), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="lich-lam-viec${year === undefined ? "" : `-${String(year)}`}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
});
