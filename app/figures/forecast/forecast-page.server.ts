import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTarget } from "#app/targets/find-targets.server.ts";
import type { Day } from "#app/platform/day.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";
import { findForecast } from "./find-forecast.server.ts";
import { forecastTable } from "./forecast-table.ts";

interface AskedForecast {
  officeId: string;
  period: Period;
  cutOff: Day;
  t: Translate;
  language: Language;
}

/** Where participation of a running period will be at its end, as a range, with the table; or why there is none. */
export async function forecastPage(db: Db, { officeId, period, cutOff, t, language }: AskedForecast) {
  const [minimum, target] = await Promise.all([
    findMinimumAnswers(db, officeId),
    findTarget(db, officeId, "participation", period.to),
  ]);
  const foreseen = await findForecast(db, officeId, { period, cutOff, target });
  const frame: TableFrame = {
    t,
    language,
    period,
    cutOff,
    selected: undefined,
    search: periodSearch(period),
    minimum,
  };
  return { ...foreseen, target, table: forecastTable(foreseen.forecast, target, frame) };
}
