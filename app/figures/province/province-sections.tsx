import type { Territory } from "#app/offices/territory.ts";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useIntervalNumbers } from "#app/figures/indicators/factor-sections.tsx";
import { IntervalList, type IntervalRow } from "#app/figures/charts/interval-list.tsx";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import {
  inProvinceOrder,
  provinceOrders,
  type OfficeLine,
  type ProvinceFigure,
  type ProvinceLine,
  type ProvinceOrder,
} from "./province.ts";

/** Links to choose the order of the offices. */
export function ProvinceOrders({ order, period }: { order: ProvinceOrder; period: Period }) {
  const t = useT();
  return (
    <nav className="tabs no-print" aria-label={t("province:order.label")}>
      {provinceOrders.map((one) => (
        <a key={one} href={`${periodSearch(period)}&by=${one}`} aria-current={one === order ? "page" : undefined}>
          {one === "name" ? t("province:order.name") : t(`figures:name.${one}`)}
        </a>
      ))}
    </nav>
  );
}

interface ProvinceChartProps {
  lines: readonly OfficeLine[];
  total: ProvinceLine;
  order: ProvinceOrder;
  minimum: number;
  /** Of the reader's office: the word for all offices. */
  territory: Territory;
}

/**
 * One figure of every office on one scale: the figure the list is sorted by, else satisfaction. Offices with too few
 * cases are named only.
 */
export function ProvinceChart({ lines, total, order, minimum, territory }: ProvinceChartProps) {
  const t = useT();
  const { language } = usePage();
  const numbersOf = useIntervalNumbers();
  const figure: ProvinceFigure = order === "name" ? "satisfaction" : order;
  const sorted = inProvinceOrder(lines, order);
  const rows = sorted.flatMap(({ id, name, measures, targets }): IntervalRow[] => {
    const measure = measures[figure];
    return measure.state === "shown"
      ? [{ id, name, measure, numbers: numbersOf(measure), target: targets[figure] }]
      : [];
  });
  const together = total.measures[figure];
  const few = sorted.filter(({ measures }) => measures[figure].state !== "shown");
  return (
    <section className="card">
      <h2>{t("province:chart.heading", { figure: t(`figures:name.${figure}`) })}</h2>
      {rows.length === 0 ? (
        <p>{t("province:chart.none")}</p>
      ) : (
        <>
          <p className="small muted">
            {t(figure === "satisfaction" ? "province:chart.interval" : "province:chart.census")}
          </p>
          <IntervalList
            rows={[
              ...rows,
              ...(together.state === "shown"
                ? [
                    {
                      id: "total",
                      name: t(`province:all.${territory}`),
                      measure: together,
                      numbers: numbersOf(together),
                      target: undefined,
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
      {few.length > 0 && (
        <p className="small muted">
          {t("province:chart.few", { minimum: formatCount(minimum, language) })}{" "}
          {few.map(({ name }) => name).join("; ")}.
        </p>
      )}
    </section>
  );
}
