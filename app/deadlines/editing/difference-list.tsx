import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { CalendarDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import { entryText } from "./calendar-words.ts";
import type { CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";
import type { Day } from "#app/platform/day.ts";

/** What a change does to the calendar, list by list. */
export function DifferenceList({ difference }: { difference: CalendarDifference }) {
  const t = useT();
  const { added, changed, removed, confirmed, reopened } = difference;
  return (
    <>
      <Entries title={t("deadlines:preview.added")} entries={added} />
      {changed.length > 0 && (
        <section>
          <h3>{t("deadlines:preview.changed")}</h3>
          <ul>
            {changed.map(({ before, after }) => (
              <li key={after.day}>
                {entryText(after, t)}
                {entryText(before, t) !== entryText(after, t) && (
                  <span className="muted">{` (${t("deadlines:preview.before", { entry: entryText(before, t) })})`}</span>
                )}
                <Source source={after.source} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Entries title={t("deadlines:preview.removed")} entries={removed} />
      {confirmed.length > 0 && <p>{`${t("deadlines:preview.confirmed")}: ${confirmed.join(", ")}`}</p>}
      {reopened.length > 0 && <p>{`${t("deadlines:preview.reopened")}: ${reopened.join(", ")}`}</p>}
    </>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly CalendarEntry[] }) {
  const t = useT();
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.day}>
            {entryText(entry, t)}
            <Source source={entry.source} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Source({ source }: { source: string }) {
  const t = useT();
  return (
    <>
      <br />
      <span className="muted small">{t("deadlines:preview.source", { source })}</span>
    </>
  );
}

/** Days off entered on a weekend: allowed, but they do nothing. */
export function NeedlessDays({ days }: { days: readonly Day[] }) {
  const t = useT();
  if (days.length === 0) return null;
  return (
    <Notice kind="careful">
      <p>{t("deadlines:preview.needless", { days: days.map(formatDay).join(", ") })}</p>
    </Notice>
  );
}
