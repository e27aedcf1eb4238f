import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { CalendarMonth, CalendarYear, MonthDay } from "#app/deadlines/calendar/calendar-year.ts";
import type { CalendarDayKind } from "#app/deadlines/calendar/working-calendar.ts";

/** A sign beside the number, so that the kind of day is not shown by colour alone. */
const signs: Record<CalendarDayKind, string> = { off: "●", "make-up": "▲", reception: "■" };

/** Twelve months with the days that differ, each named below its month. */
export function YearCalendar({ shown, mayEdit }: { shown: CalendarYear; mayEdit: boolean }) {
  const t = useT();
  const kinds: CalendarDayKind[] = ["off", "make-up", "reception"];
  return (
    <>
      <ul className="legend" aria-label={t("deadlines:calendar.legend")}>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={`sign ${kind}`}>{signs[kind]}</span> {t(`deadlines:calendar.marks.${kind}`)}
          </li>
        ))}
        <li className="muted">{t("deadlines:calendar.weekend")}</li>
      </ul>
      <div className="months">
        {shown.months.map((month) => (
          <Month key={month.month} shown={month} mayEdit={mayEdit} />
        ))}
      </div>
    </>
  );
}

function Month({ shown, mayEdit }: { shown: CalendarMonth; mayEdit: boolean }) {
  const t = useT();
  const weekdays = t("deadlines:calendar.weekdays").split(",");
  return (
    <section className="month">
      <table>
        <caption>{t("deadlines:calendar.month", { month: String(shown.month) })}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.weeks.map((week, row) => (
            <tr key={row}>
              {week.map((one, column) => (
                <DayCell key={column} shown={one} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.special.length > 0 && (
        <ul>
          {shown.special.map(({ day, kind, name }) => (
            <li key={day}>
              <span className={`sign ${kind}`} aria-hidden="true">
                {signs[kind]}
              </span>{" "}
              {mayEdit ? (
                <a className="target" href={`/settings/calendar/days?day=${day}`}>
                  {formatDay(day).slice(0, 5)} – {name}
                </a>
              ) : (
                `${formatDay(day).slice(0, 5)} – ${name}`
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DayCell({ shown }: { shown: MonthDay | null }) {
  const t = useT();
  if (shown === null) return <td />;
  const number = String(Number(shown.day.slice(8)));
  if (shown.kind === null) return <td className={shown.isWeekend ? "muted" : undefined}>{number}</td>;
  return (
    <td className={`day ${shown.kind}`}>
      {number}
      <span className="sign" aria-hidden="true">
        {signs[shown.kind]}
      </span>
      <span className="hidden">{t(`deadlines:calendar.marks.${shown.kind}`)}</span>
    </td>
  );
}
