import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { CalendarProblem } from "#app/deadlines/calendar/calendar-change.ts";
import type { CalendarDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import type { CalendarFileProblem } from "./calendar-file.ts";
import type { CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/** Why the calendar cannot become what is asked, in a sentence. */
export function calendarProblemText(problem: CalendarProblem, t: Translate): string {
  return problem.reason === "empty-year"
    ? t("deadlines:problems.empty-year", { year: String(problem.year) })
    : t(`deadlines:problems.${problem.reason}`, { day: formatDay(problem.day) });
}

/** The problem of a file, with the line if there is one. */
export function fileProblemText({ line, reason, typed }: CalendarFileProblem, t: Translate): string {
  const text = t(`deadlines:fileProblems.${reason}`, { typed });
  return line === 0 ? text : t("deadlines:import.line", { line: String(line), text });
}

/** A day in one line: "31/08/2026: Ngày nghỉ, Nghỉ hoán đổi". */
export function entryText({ day, kind, name }: CalendarEntry, t: Translate): string {
  return t("deadlines:preview.entry", { day: formatDay(day), kind: t(`deadlines:kinds.${kind}`), name });
}

const mostDaysTold = 6;

/** What a change did, in a few words: "Thêm 31/08/2026, 22/08/2026; xác nhận năm 2027". */
export function differenceText(difference: CalendarDifference, t: Translate): string {
  const lists = {
    added: difference.added.map(({ day }) => formatDay(day)),
    changed: difference.changed.map(({ after }) => formatDay(after.day)),
    removed: difference.removed.map(({ day }) => formatDay(day)),
    confirmed: difference.confirmed.map(String),
    reopened: difference.reopened.map(String),
  };
  const text = (Object.keys(lists) as (keyof typeof lists)[])
    .flatMap((part) => {
      const all = lists[part];
      const days =
        all.slice(0, mostDaysTold).join(", ") + (all.length > mostDaysTold ? ` … (${String(all.length)})` : "");
      return all.length === 0 ? [] : [t(`deadlines:year.parts.${part}`, { days })];
    })
    .join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
