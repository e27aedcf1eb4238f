import { changeCalendar, previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { changeOfDays, type CalendarChange } from "#app/deadlines/calendar/calendar-change.ts";
import type { CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import type { Colleague } from "./complaints.ts";

/** Beginnings of the stories about the working calendar. */

const announcement = "Thông báo số 1 về hoán đổi ngày làm việc";

/** The swap of Monday 31/8/2026 for Saturday 22/8/2026. */
export const swap: CalendarChange = changeOfDays(announcement, [
  { day: day("2026-08-31"), kind: "off", name: "Nghỉ hoán đổi", source: announcement },
  { day: day("2026-08-22"), kind: "make-up", name: "Làm bù ngày 31/08/2026", source: announcement },
]);

/** The calendar as it was before the swap was announced. */
export const withoutSwap: CalendarChange = changeOfDays(
  "Chưa có thông báo",
  [],
  swap.put.map((one) => one.day),
);

export function anyDayOff(text: string, name = "Nghỉ"): CalendarEntry {
  return { day: day(text), kind: "off", name, source: "Thông báo số 2" };
}

/** Previews a change and saves it as it was previewed; throws when either is refused. */
export async function makeChange(context: Context, editor: Colleague, change: CalendarChange) {
  const seen = await previewCalendarChange(context, editor.officeId, change);
  if (!seen.ok) throw new Error(`no preview: ${seen.reason}`);
  const outcome = await changeCalendar(context, editor, { change, revision: seen.preview.revision });
  if (!outcome.ok) throw new Error(`not saved: ${outcome.reason}`);
  return { preview: seen.preview, outcome };
}
