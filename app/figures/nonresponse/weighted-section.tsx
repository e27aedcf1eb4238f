import { formatCount, formatDecimal, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { WeightedSatisfaction } from "./nonresponse.ts";

interface WeightedSectionProps {
  weighted: WeightedSatisfaction;
  table: FigureTable | undefined;
  search: string;
}

/** Satisfaction weighted to the dossiers received, beside the official one, with what it rests on; or why it is not given. */
export function WeightedSection({ weighted, table, search }: WeightedSectionProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("nonresponse:heading")}</h2>
      {weighted.state === "shown" && table !== undefined ? (
        <Shown weighted={weighted} table={table} search={search} />
      ) : (
        <NotGiven weighted={weighted} />
      )}
      <p className="small muted">{t("nonresponse:limits")}</p>
    </section>
  );
}

type ShownSatisfaction = Extract<WeightedSatisfaction, { state: "shown" }>;

function Shown({ weighted, table, search }: { weighted: ShownSatisfaction; table: FigureTable; search: string }) {
  const t = useT();
  const { language } = usePage();
  const { difference, isBeyondChance, sweeps, furthest, trimmed, merged, unheard } = weighted;
  const count = (number: number) => formatCount(number, language);
  const points = formatDecimal(Math.abs(difference) * 100, language);
  const verdict = isBeyondChance ? (difference < 0 ? "lower" : "higher") : "no";
  const list = merged.map(({ margin, categories }) =>
    t(`nonresponse:mergedOf.${margin}`, { number: count(categories) }),
  );
  return (
    <>
      <p>
        {isBeyondChance ? (
          <strong>{t(`nonresponse:differs.${verdict}`, { points })}</strong>
        ) : (
          t("nonresponse:differs.no", { points })
        )}
      </p>
      <FigureTableView table={table} hideCaption search={search} asCards />
      <p className="small">
        {t("nonresponse:fitted", {
          sweeps: count(sweeps),
          points: formatDecimal(furthest * 100, language),
          trimmed: count(trimmed),
        })}{" "}
        {list.length > 0 && t("nonresponse:merged", { list: list.join(", ") })}{" "}
        {unheard > 0 && t("nonresponse:unheard", { share: formatShare(unheard, language) })}
      </p>
    </>
  );
}

function NotGiven({ weighted }: { weighted: WeightedSatisfaction }) {
  const t = useT();
  const { language } = usePage();
  const count = (number: number) => formatCount(number, language);
  if (weighted.state === "few") {
    const { answers, least } = weighted;
    return <p>{t("nonresponse:few", { answers: count(answers), least: count(least) })}</p>;
  }
  if (weighted.state === "shown") return null;
  const { furthest, effective, least } = weighted;
  return (
    <p>
      {t("nonresponse:unfitted", {
        points: formatDecimal(furthest * 100, language),
        effective: count(Math.floor(effective)),
        least: count(least),
      })}
    </p>
  );
}
