import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { isDay } from "#app/platform/day.ts";
import { calendarDayKinds, type CalendarEntry } from "./working-calendar.ts";

/** Days and years of the calendar as the audit record holds them, the same in every language, and as people read them. */

/** "2026-09-02 off Quốc khánh (Thông báo 1234/TB)". */
export function recordedDay({ day, kind, name, source }: CalendarEntry): string {
  return `${day} ${kind} ${name} (${source})`;
}

/** "2027 confirmed", "2027 draft". */
export function recordedYear(year: number, isConfirmed: boolean): string {
  return `${String(year)} ${isConfirmed ? "confirmed" : "draft"}`;
}

/** The recorded day in words: "02/09/2026: Ngày nghỉ, Quốc khánh (…)"; other text as it is. */
export function recordedDayText(recorded: string, t: Translate): string {
  const [day = "", named, ...rest] = recorded.split(" ");
  const kind = calendarDayKinds.find((known) => known === named);
  if (!isDay(day) || kind === undefined) return recorded;
  return `${formatDay(day)}: ${t(`deadlines:kinds.${kind}`)}, ${rest.join(" ")}`;
}

/** The recorded state of a year in words; other text as it is. */
export function recordedYearText(recorded: string, t: Translate): string {
  const [, year, state] = /^(\d{4}) (confirmed|draft)$/.exec(recorded) ?? [];
  if (year === undefined) return recorded;
  return t(state === "confirmed" ? "settings:values.confirmed" : "settings:values.draft", { year });
}
