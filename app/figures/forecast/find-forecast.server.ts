import type { Db } from "#db/engine.ts";
import type { Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import type { Period } from "#app/figures/period/period.ts";
import { widened } from "./back-test.ts";
import { findSeen } from "./find-seen.server.ts";
import {
  forecastParticipation,
  neverForecast,
  pastParticipation,
  type Forecast,
  type NoForecast,
  type Seen,
} from "./forecast.ts";
import { learnWidth } from "./learn-width.server.ts";
import { seededChance } from "./seeded-chance.ts";

/** The same courses are drawn for everybody, so that a page, its file and the same page an hour later agree. */
const usualSeed = 20_260_101;

interface Foreseen {
  forecast: Forecast | NoForecast;
  /** Earlier forecasts of the office that set the width of the range. */
  tried: number;
  past: { day: Day; share: number }[];
}

interface AskedForecast {
  period: Pick<Period, "from" | "lastDay">;
  cutOff: Day;
  target: Target | undefined;
}

/** The forecast of a period with the line of its past. A period that has none whatever was seen is not read. */
export async function findForecast(db: Db, officeId: string, asked: AskedForecast): Promise<Foreseen> {
  const { period, cutOff, target } = asked;
  const never = neverForecast({ from: period.from, lastDay: period.lastDay, cutOff });
  if (never !== undefined) return { forecast: never, tried: 0, past: [] };
  return foresee(await findSeen(db, officeId, period, cutOff), target);
}

/** The forecast from what was seen, its range as wide as the office's own past asks for. */
export async function foresee(seen: Seen, target?: Target, seed = usualSeed): Promise<Foreseen> {
  const drawn = forecastParticipation(seen, target, seededChance(seed));
  if (drawn.state !== "forecast") return { forecast: drawn, tried: 0, past: [] };
  const width = await learnWidth(seen, seed);
  return { forecast: widened(drawn, width), tried: width.tried, past: pastParticipation(seen) };
}
