import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { yearOf, type Day } from "#app/platform/day.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import type { Period } from "#app/figures/period/period.ts";

interface ComparedNoteProps {
  previous: Period;
  lastYear: Period;
  cutOff: Day;
}

/** Names the two periods the figures are compared with. */
export function ComparedNote({ previous, lastYear, cutOff }: ComparedNoteProps) {
  const t = useT();
  return (
    <p className="small muted">
      {t("figures:trend.compared", {
        previous: periodLabel(previous, t),
        year: String(yearOf(lastYear.from)),
        from: formatDay(lastYear.from),
        to: formatDay(lastYear.to),
        day: formatDay(cutOff),
      })}
    </p>
  );
}
