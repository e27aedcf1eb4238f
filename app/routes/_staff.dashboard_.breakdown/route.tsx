import { useLoaderData } from "@remix-run/react";
import { BreakdownCharts } from "#app/figures/breakdown/breakdown-chart.tsx";
import { DimensionChooser, NarrowedTo } from "#app/figures/breakdown/breakdown-parts.tsx";
import { breakdown, breakdownChart } from "#app/figures/breakdown/breakdown.server.ts";
import {
  breakdownSearch,
  dimensionFrom,
  dimensionsOf,
  orderFrom,
  type Dimension,
} from "#app/figures/breakdown/breakdown.ts";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { DashboardTabs } from "#app/figures/dashboard/dashboard-tabs.tsx";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { officerFigures } from "#app/figures/breakdown/officer-figures.server.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { nextPeriod, offeredYears, periodFrom, previousPeriod } from "#app/figures/period/period.ts";
import { selectionFrom } from "#app/figures/period/selection.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState, Notice } from "#app/ui/parts.tsx";

/**
 * `/dashboard/breakdown?by=…`: the figures of a period divided by a dimension; by officer with a permission of its own.
 */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const search = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  const period = periodFrom(search, today);
  const mayReadOfficers = may(staff.roles, "figures.officers");
  const page = {
    title: t("tables:breakdown.title"),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    today,
    views: dashboardViewsFor(staff),
    mayReadOfficers,
    selection: selectionFrom(search),
    order: orderFrom(search),
  };
  if (search.get("by") === "officer") {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (!mayReadOfficers) throw new Response(null, { status: 403 });
    const table = await officerFigures(context, { reader: staff, period, cutOff: today, as: "page", t });
    return { ...page, officers: table, dossiers: undefined };
  }
  const wanted = dimensionFrom(search);
  const isPossible = dimensionsOf(page.selection).includes(wanted);
  const asked = {
    officeId: staff.officeId,
    period,
    cutOff: today,
    selection: page.selection,
    dimension: isPossible ? wanted : ("month" as const),
    order: page.order,
    t,
  };
  const found = await breakdown(context.db, asked);
  if (found === undefined) throw new Error("everything can be told apart by month");
  const chart = await breakdownChart(context.db, asked);
  return { ...page, officers: undefined, dossiers: { wanted, dimension: asked.dimension, ...found, chart } };
});

export default function BreakdownPage() {
  const data = useLoaderData<typeof loader>();
  const { period, previous, next, today, views, selection, order, officers, dossiers } = data;
  const t = useT();
  const by = dossiers?.dimension ?? "officer";
  const years = offeredYears(period, { first: yearOf(today) - 4, last: yearOf(today) });
  const keep: [string, string][] = [["by", by]];
  if (order !== "received") keep.push(["sort", order]);
  if (selection.by !== "all") keep.push([selection.by, selection.value]);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{`${t("tables:breakdown.title")} – ${periodLabel(period, t)}`}</h1>
          <p className="muted after-title">{t("figures:cutOff", { day: formatDay(today) })}</p>
        </div>
      </div>
      <DashboardTabs views={views} current="breakdown" period={period} />
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={keep} />
      {officers === undefined && (
        <NarrowedTo
          period={period}
          selection={selection}
          name={dossiers.selectedName}
          allHref={breakdownSearch({ period, by: backTo(selection.by), order, selection: { by: "all" } })}
        />
      )}
      <DimensionChooser
        possible={dimensionsOf(selection)}
        current={by}
        withOfficers={data.mayReadOfficers && selection.by === "all"}
        hrefOf={(choice) => breakdownSearch({ period, by: choice, order, selection })}
      />
      {officers === undefined ? (
        <Dossiers data={data} dossiers={dossiers} />
      ) : (
        <Officers data={data} table={officers} />
      )}
    </>
  );
}

function backTo(by: ReturnType<typeof selectionFrom>["by"]): Dimension {
  return by === "all" ? "month" : by;
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

interface DossiersProps {
  data: Data;
  dossiers: NonNullable<Data["dossiers"]>;
}

function Dossiers({ data, dossiers }: DossiersProps) {
  const t = useT();
  const { period, today, selection, order } = data;
  const { wanted, dimension, lines, table, chart } = dossiers;
  const search = (sort: typeof order) => breakdownSearch({ period, by: dimension, order: sort, selection });
  return (
    <>
      {wanted !== dimension && (
        <Notice kind="careful">
          <p>{t("tables:breakdown.notSo", { dimension: t(`tables:titles.${wanted}`).toLocaleLowerCase("vi") })}</p>
        </Notice>
      )}
      {lines.length === 0 ? (
        <EmptyState>
          <p>{t(dimension === "language" ? "tables:breakdown.emptyLanguage" : "tables:breakdown.empty")}</p>
        </EmptyState>
      ) : (
        <>
          <BreakdownCharts
            dimension={dimension}
            order={order}
            period={period}
            cutOff={today}
            selection={selection}
            found={dossiers}
            chart={chart}
            hrefOf={search}
          />
          <section className="card">
            <h2>{t("tables:breakdown.table")}</h2>
            <FigureTableView table={table} hideCaption search={search(order)} />
          </section>
        </>
      )}
    </>
  );
}

function Officers({ data, table }: { data: Data; table: NonNullable<Data["officers"]> }) {
  const t = useT();
  const { period, order } = data;
  return (
    <section className="card">
      <h2>{table.title}</h2>
      <p>{t("tables:officers.intro")}</p>
      {table.rows.length === 0 ? (
        <EmptyState>
          <p>{t("tables:officers.empty")}</p>
        </EmptyState>
      ) : (
        <FigureTableView
          table={table}
          hideCaption
          search={breakdownSearch({ period, by: "officer", order, selection: { by: "all" } })}
        />
      )}
    </section>
  );
}
