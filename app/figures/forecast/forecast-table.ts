import { formatDay } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { cellWithTarget, frameSubtitle, type TableFrame } from "#app/figures/tables/table-frame.ts";
import type { Forecast, ForecastPoint, NoForecast } from "./forecast.ts";

/** The range at the end of each month and of the period; undefined without a forecast. */
export function forecastTable(
  forecast: Forecast | NoForecast,
  target: Target | undefined,
  frame: TableFrame,
): FigureTable | undefined {
  if (forecast.state !== "forecast") return undefined;
  const { t } = frame;
  const share = (value: number) => cellWithTarget(value, target);
  return {
    name: "forecast",
    title: t("forecast:heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "day", label: t("forecast:columns.day"), kind: "day" },
      { key: "from", label: t("forecast:columns.from"), kind: "share" },
      { key: "middle", label: t("forecast:columns.middle"), kind: "share" },
      { key: "to", label: t("forecast:columns.to"), kind: "share" },
    ],
    rows: lastOfMonths(forecast.points).map(({ day, low, middle, high }) => ({
      id: day,
      cells: [day, share(low), share(middle), share(high)],
    })),
    notes: [t("forecast:tableNote", { day: formatDay(frame.cutOff) })],
  };
}

/** The last week that ends in each month. */
function lastOfMonths(points: readonly ForecastPoint[]): ForecastPoint[] {
  return points.filter(({ day }, index) => day.slice(0, 7) !== points[index + 1]?.day.slice(0, 7));
}
