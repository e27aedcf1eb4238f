import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import type { Target } from "#app/targets/target.ts";
import { findTarget } from "#app/targets/find-targets.server.ts";
import type { Day } from "#app/platform/day.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";
import { findSeen } from "./find-seen.server.ts";
import { forecastTable } from "./forecast-table.ts";
import { forecastParticipation, neverForecast, pastParticipation, type Forecast, type NoForecast } from "./forecast.ts";
import { seededChance } from "./seeded-chance.ts";

interface AskedForecast {
  officeId: string;
  period: Period;
  cutOff: Day;
  t: Translate;
  language: Language;
}

/** The same courses are drawn for everybody, so that a page, its file and the same page an hour later agree. */
const seed = 20_260_101;

/** Where participation of a running period will be at its end, as a range, with the table; or why there is none. */
export async function forecastPage(db: Db, { officeId, period, cutOff, t, language }: AskedForecast) {
  const [minimum, target] = await Promise.all([
    findMinimumAnswers(db, officeId),
    findTarget(db, officeId, "participation", period.to),
  ]);
  const { forecast, past } = await foresee(db, officeId, { period, cutOff, target });
  const frame: TableFrame = {
    t,
    language,
    period,
    cutOff,
    selected: undefined,
    search: periodSearch(period),
    minimum,
  };
  return { forecast, target, past, table: forecastTable(forecast, target, frame) };
}

interface Foreseen {
  forecast: Forecast | NoForecast;
  past: { day: Day; share: number }[];
}

/** The forecast of a period with the line of its past. A period that has none whatever was seen is not read. */
async function foresee(
  db: Db,
  officeId: string,
  { period, cutOff, target }: { period: Period; cutOff: Day; target: Target | undefined },
): Promise<Foreseen> {
  const never = neverForecast({ from: period.from, lastDay: period.lastDay, cutOff });
  if (never !== undefined) return { forecast: never, past: [] };
  const seen = await findSeen(db, officeId, period, cutOff);
  const forecast = forecastParticipation(seen, target, seededChance(seed));
  return { forecast, past: forecast.state === "forecast" ? pastParticipation(seen) : [] };
}
