import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";

/** The standing warning of those who look after the calendar: which year must be confirmed, and where. */
export function CalendarWarning({ years, thisYear }: { years: readonly number[]; thisYear: number }) {
  const t = useT();
  return years.map((year) => (
    <Notice key={year} kind="careful">
      <p>
        {t(year === thisYear ? "deadlines:warning.running" : "deadlines:warning.next", { year: String(year) })}{" "}
        <a className="target" href={`/settings/calendar?year=${String(year)}`}>
          {t("deadlines:warning.go", { year: String(year) })}
        </a>
      </p>
    </Notice>
  ));
}
