import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { differenceText } from "./calendar-words.ts";
import type { CalendarChangeDone } from "#app/deadlines/calendar/calendar-difference.ts";

/** Changes of the calendar: who, when, what, by which document, and how many cases moved. */
export function ChangesList({ changes }: { changes: readonly CalendarChangeDone[] }) {
  const t = useT();
  return (
    <ol className="timeline" reversed>
      {changes.map(({ number, at, by, reason, difference, movedCases }) => (
        <li key={number}>
          {t("deadlines:year.doneWhat", { what: differenceText(difference, t), reason })}
          <br />
          <span className="muted small">
            {t("deadlines:year.doneBy", { who: by, at: formatInstant(at) })}
            {movedCases > 0 && ` · ${t("deadlines:year.moved", { count: movedCases })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Lists the changes of the calendar that colleagues made since this person saw it. */
export function ChangesSince({ changes }: { changes: readonly CalendarChangeDone[] }) {
  const t = useT();
  return (
    <Notice kind="careful">
      <p role="alert">{t("deadlines:preview.since")}</p>
      <ChangesList changes={changes} />
    </Notice>
  );
}
