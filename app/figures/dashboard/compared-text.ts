import { periodLabel } from "#app/figures/period/period-label.ts";
import type { Period } from "#app/figures/period/period.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { yearOf, type Day } from "#app/platform/day.ts";

/** The two periods that figures are compared with. */
export interface ComparedPeriods {
  previous: Period;
  lastYear: Period;
}

/** The sentence that names the two periods with which the figures of a cut-off day are compared. */
export function comparedText({ previous, lastYear }: ComparedPeriods, cutOff: Day, t: Translate): string {
  const label = periodLabel(previous, t);
  return t("figures:trend.compared", {
    // Inside the sentence, so without its capital.
    previous: label.charAt(0).toLowerCase() + label.slice(1),
    year: String(yearOf(lastYear.from)),
    from: formatDay(lastYear.from),
    to: formatDay(lastYear.to),
    day: formatDay(cutOff),
  });
}
