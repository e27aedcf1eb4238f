import { calendarChangeSchema, type CalendarChange } from "#app/deadlines/calendar/calendar-change.ts";

/** The change a preview carried, with the revision it was counted on; undefined for anything else that is posted. */
export function readPostedChange(form: FormData): { change: CalendarChange; revision: number } | undefined {
  const [posted, typed] = [form.get("change"), form.get("revision")];
  if (typeof posted !== "string" || typeof typed !== "string" || !/^\d{1,9}$/.test(typed)) return undefined;
  try {
    const read = calendarChangeSchema.safeParse(JSON.parse(posted));
    return read.success ? { change: read.data, revision: Number(typed) } : undefined;
  } catch {
    return undefined;
  }
}
