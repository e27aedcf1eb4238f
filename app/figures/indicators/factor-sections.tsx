import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import type { ServiceFactor } from "#app/ratings/questions/crosswalk.ts";
import { Notice } from "#app/ui/parts.tsx";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { IntervalList, type IntervalRow } from "#app/figures/charts/interval-list.tsx";
import type { Measure } from "#app/figures/measures/measure.ts";
import { sampleSize } from "#app/figures/measures/sample-size.ts";

interface FactorSectionProps {
  factors: readonly { factor: ServiceFactor; measure: Measure }[];
  together: Measure;
  target: Target | undefined;
  table: FigureTable;
  search: string;
}

/** The five factors of service: a chart with intervals if there are enough answers, and a table of all. */
export function FactorSection({ factors, together, target, table, search }: FactorSectionProps) {
  const t = useT();
  const numbersOf = useIntervalNumbers();
  const lines = [
    ...factors.map(({ factor, measure }) => ({ id: factor, name: t(`indicators:factors.names.${factor}`), measure })),
    { id: "together", name: t("indicators:factors.together"), measure: together },
  ];
  const rows = lines.flatMap(({ id, name, measure }): IntervalRow[] =>
    measure.state === "shown"
      ? [{ id, name, measure, numbers: numbersOf(measure), target: id === "together" ? target : undefined }]
      : [],
  );
  return (
    <section className="card factors">
      <h2>{t("indicators:factors.heading")}</h2>
      {rows.length > 0 && (
        <>
          <p className="small muted">{t("indicators:factors.chart")}</p>
          <IntervalList rows={rows} />
        </>
      )}
      <FigureTableView table={table} search={search} />
    </section>
  );
}

/** "120 / 150; khoảng 73,1 % – 85,6 %", without the interval if there is none. */
export function useIntervalNumbers(): (measure: Measure & { state: "shown" }) => string {
  const t = useT();
  const { language } = usePage();
  return ({ numerator, denominator, interval }) => {
    const counts = {
      numerator: formatCount(numerator ?? 0, language),
      denominator: formatCount(denominator, language),
    };
    if (interval === undefined) return t("province:chart.numbers", counts);
    const { from, to } = interval;
    return t("province:chart.numbersInterval", {
      ...counts,
      from: formatShare(from, language),
      to: formatShare(to, language),
    });
  };
}

/** The answers a random survey would need, the answers there are, and why the two cannot be compared. */
export function SampleNote({ received, rated }: { received: number; rated: number }) {
  const t = useT();
  const { language } = usePage();
  const size = sampleSize(received);
  if (received === 0) return null;
  return (
    <section className="card">
      <h2>{t("indicators:sample.heading")}</h2>
      <p>
        {t("indicators:sample.asked", {
          population: formatCount(received, language),
          size: formatCount(size, language),
          rated: formatCount(rated, language),
        })}{" "}
        {t(rated >= size ? "indicators:sample.enough" : "indicators:sample.few")}
      </p>
      <Notice>
        <p>{t("indicators:sample.bias")}</p>
      </Notice>
    </section>
  );
}
