import { formatCount, formatShare, formatTarget } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import { BarList, type Bar } from "#app/figures/charts/bar-list.tsx";
import { breakdownOrders, dimensions, type BreakdownLine, type BreakdownOrder, type Dimension } from "./breakdown.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { satisfiedShare, wilsonInterval } from "#app/figures/measures/satisfaction.ts";
import { listAddress } from "#app/figures/period/figure-lists.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";

/** The parts of the page that groups the dossiers of a period. */

interface DimensionChooserProps {
  /** The dimensions that are possible for the selection. */
  possible: readonly Dimension[];
  current: Dimension | "officer";
  /** The address of the page with this choice. */
  hrefOf: (by: Dimension | "officer") => string;
  /** Whether the person may read figures by member of staff. */
  withOfficers: boolean;
}

/** Links to choose the dimension; only those possible for the selection are offered. */
export function DimensionChooser({ possible, current, hrefOf, withOfficers }: DimensionChooserProps) {
  const t = useT();
  const offered = [
    ...dimensions.filter((one) => possible.includes(one)),
    ...(withOfficers ? ["officer" as const] : []),
  ];
  return (
    <section className="chooser no-print">
      <h2 id="grouped-by">{t("tables:breakdown.by")}</h2>
      <nav className="kinds" aria-labelledby="grouped-by">
        {offered.map((by) => (
          <a key={by} href={hrefOf(by)} aria-current={by === current ? "true" : undefined}>
            {t(`tables:dimensions.${by}`)}
          </a>
        ))}
      </nav>
    </section>
  );
}

interface NarrowedToProps {
  period: Period;
  selection: Selection;
  name: string | undefined;
  /** The same page without the selection. */
  allHref: string;
}

/** Names the selection, with a link back to the whole office. */
export function NarrowedTo({ period, selection, name, allHref }: NarrowedToProps) {
  const t = useT();
  if (selection.by === "all") return null;
  return (
    <div className="notice">
      <p className="narrowed">
        <strong>
          {t("tables:breakdown.selected", { kind: t(`tables:dimensions.${selection.by}`), name: name ?? "" })}
        </strong>
        <a href={allHref} className="no-print">
          {t("tables:breakdown.all")}
        </a>
        <a href={listAddress("all", period, selection)} className="no-print">
          {t("figures:lists.all")}
        </a>
      </p>
      <p className="small muted">{t("tables:breakdown.onlyMonths")}</p>
    </div>
  );
}

interface OrderChooserProps {
  orders: readonly BreakdownOrder[];
  current: BreakdownOrder;
  hrefOf: (order: BreakdownOrder) => string;
}

/** Links to choose the order of the rows, which also decides the share of the chart. */
export function OrderChooser({ orders, current, hrefOf }: OrderChooserProps) {
  const t = useT();
  return (
    <nav className="narrowed small no-print" aria-label={t("tables:breakdown.order")}>
      <span className="muted">{t("tables:breakdown.order")}</span>
      {orders.map((order) => (
        <a key={order} href={hrefOf(order)} aria-current={order === current ? "true" : undefined}>
          {t(`tables:breakdown.orders.${order}`)}
        </a>
      ))}
    </nav>
  );
}

/** The orders possible for a dimension: languages have no participation. */
export function ordersOf(dimension: Dimension): readonly BreakdownOrder[] {
  return dimension === "language" ? breakdownOrders.filter((order) => order !== "participation") : breakdownOrders;
}

const mostBars = 15;

interface BreakdownBarsProps {
  lines: readonly BreakdownLine[];
  measure: "participation" | "satisfaction";
  target: Target | undefined;
  minimum: number;
}

/** The rows as bars: participation with its target, or satisfaction with target and interval. */
export function BreakdownBars({ lines, measure, target, minimum }: BreakdownBarsProps) {
  const t = useT();
  const { language } = usePage();
  const barOf = useBarOf(measure);
  const large = lines.filter(({ dossiers }) => shareOf(measure, dossiers).denominator >= Math.max(1, minimum));
  const few = formatCount(minimum, language);
  if (large.length === 0) return <p className="muted">{t("tables:breakdown.none", { minimum: few })}</p>;
  const notes = [
    target !== undefined && t("tables:breakdown.target", { value: formatTarget(target.value, language) }),
    measure === "satisfaction" && t("tables:breakdown.interval"),
    large.length > mostBars && t("tables:breakdown.most", { number: formatCount(mostBars, language) }),
    large.length < lines.length && t("tables:breakdown.few", { minimum: few }),
  ];
  return (
    <>
      <p className="small muted">{notes.filter((note) => note !== false).join(" ")}</p>
      <BarList bars={large.slice(0, mostBars).map(barOf)} target={target} />
    </>
  );
}

function shareOf(measure: BreakdownBarsProps["measure"], dossiers: BreakdownLine["dossiers"]) {
  return measure === "participation" ? ratedShare(dossiers) : satisfiedShare(dossiers.scores);
}

function useBarOf(measure: BreakdownBarsProps["measure"]): (line: BreakdownLine) => Bar {
  const t = useT();
  const { language } = usePage();
  return ({ id, name, dossiers }) => {
    const { numerator, denominator } = shareOf(measure, dossiers);
    const [some, all] = [formatCount(numerator, language), formatCount(denominator, language)];
    const bar = { id, name, share: numerator / denominator };
    if (measure === "participation") {
      return { ...bar, numbers: t("tables:breakdown.rated", { rated: some, received: all }) };
    }
    const interval = wilsonInterval(numerator, denominator);
    const [from, to] = [formatShare(interval.from, language), formatShare(interval.to, language)];
    return { ...bar, interval, numbers: t("tables:breakdown.satisfied", { satisfied: some, answers: all, from, to }) };
  };
}
