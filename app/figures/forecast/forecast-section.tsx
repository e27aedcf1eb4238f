import { formatCount, formatDay, formatDecimal, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import type { Target } from "#app/targets/target.ts";
import type { Period } from "#app/figures/period/period.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { ForecastChart } from "./forecast-chart.tsx";
import { fewestSeen, type Forecast, type NoForecast } from "./forecast.ts";

interface ForecastSectionProps {
  forecast: Forecast | NoForecast;
  target: Target | undefined;
  past: readonly { day: Day; share: number }[];
  /** Earlier forecasts of the office that set the width of the range. */
  tried: number;
  table: FigureTable | undefined;
  period: Period;
  cutOff: Day;
  search: string;
}

/** The forecast as a sentence, a chart and a table; or one sentence that says why there is none. */
export function ForecastSection({ forecast, table, ...rest }: ForecastSectionProps) {
  const t = useT();
  const { language } = usePage();
  if (forecast.state !== "forecast" || table === undefined) {
    const { weeks, dossiers, ratings } = fewestSeen;
    const count = (number: number) => formatCount(number, language);
    return (
      <section className="card">
        <p>
          {t(`forecast:none.${forecast.state === "forecast" ? "too-little" : forecast.state}`, {
            weeks: count(weeks),
            dossiers: count(dossiers),
            ratings: count(ratings),
          })}
        </p>
      </section>
    );
  }
  return <Shown forecast={forecast} table={table} {...rest} />;
}

interface ShownProps extends Omit<ForecastSectionProps, "forecast" | "table"> {
  forecast: Forecast;
  table: FigureTable;
}

function Shown({ forecast, target, past, tried, table, period, cutOff, search }: ShownProps) {
  const t = useT();
  const { language } = usePage();
  const { now, end, points, isSeasonal } = forecast;
  const share = (value: number) => formatShare(value, language, target?.value);
  const words = { day: formatDay(period.lastDay), from: share(end.low), to: share(end.high) };
  const counts = { rated: formatCount(now.rated, language), received: formatCount(now.received, language) };
  return (
    <section className="card">
      <h2>{t("forecast:heading")}</h2>
      <p>
        <strong>{t("forecast:end", words)}</strong>{" "}
        {t(tried > 0 ? "forecast:claimTried" : "forecast:claim", { tried: formatCount(tried, language) })}
      </p>
      {target !== undefined && (
        <p>{t(`forecast:against.${verdictOf(end, target)}`, { target: share(target.value) })}</p>
      )}
      <ForecastChart
        from={period.from}
        cutOff={cutOff}
        lastDay={period.lastDay}
        past={past}
        points={points}
        target={target}
        title={t("forecast:chart")}
        description={t("forecast:end", words)}
      />
      <p className="small muted">{t("forecast:chartNote", { ...counts, day: formatDay(cutOff) })}</p>
      <ul>
        <li>
          <YoungText forecast={forecast} />
        </li>
        <li>
          {t(isSeasonal ? "forecast:comingSeason" : "forecast:coming", {
            coming: formatCount(Math.max(0, forecast.expectedReceived - now.received), language),
          })}
        </li>
        <NeededText forecast={forecast} />
      </ul>
      <FigureTableView table={table} hideCaption search={search} asCards />
      <p className="small muted">{t("forecast:limits")}</p>
    </section>
  );
}

function verdictOf({ low, high }: { low: number; high: number }, { value }: Target): "reached" | "open" | "short" {
  if (low >= value) return "reached";
  return high < value ? "short" : "open";
}

function YoungText({ forecast: { now, young, youngBy } }: { forecast: Forecast }) {
  const t = useT();
  const { language } = usePage();
  const unrated = formatCount(now.unrated, language);
  if (youngBy === undefined) return <>{t("forecast:youngNone", { unrated })}</>;
  return <>{t("forecast:young", { unrated, young: formatCount(young, language), day: formatDay(youngBy) })}</>;
}

function NeededText({ forecast }: { forecast: Forecast }) {
  const t = useT();
  const { language } = usePage();
  const { neededPerWorkingDay: needed, expectedPerWorkingDay: expected, workingDaysLeft } = forecast;
  if (needed === undefined || expected === undefined) return null;
  if (needed === 0) return <li>{t("forecast:enough")}</li>;
  const words = {
    needed: formatDecimal(needed, language, expected),
    expected: formatDecimal(expected, language, needed),
    left: formatCount(workingDaysLeft, language),
    more: formatDecimal(Math.max(0, needed - expected), language, 0),
  };
  return <li>{t(needed <= expected ? "forecast:neededLess" : "forecast:needed", words)}</li>;
}
