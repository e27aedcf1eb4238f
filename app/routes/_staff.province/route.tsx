import { useLoaderData } from "@remix-run/react";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { ProvinceChart, ProvinceOrders } from "#app/figures/province/province-sections.tsx";
import { provinceTable } from "#app/figures/province/province-table.ts";
import { province } from "#app/figures/province/province.server.ts";
import { provinceOrderFrom } from "#app/figures/province/province.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** `/province`: the same figures of every office, for accounts that may see all of them. */
export const loader = staffLoader("province.view", async ({ context, staff, request, t }) => {
  const search = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  const period = periodFrom(search, today);
  const order = provinceOrderFrom(search);
  const figures = await province(context.db, period, today);
  const subtitle = t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(today) });
  return {
    title: t(`province:all.${staff.territory}`),
    territory: staff.territory,
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    today,
    firstDay: await findFirstDay(context.db),
    order,
    figures,
    table: provinceTable({ ...figures, territory: staff.territory }, order, subtitle, t),
  };
});

export default function ProvincePage() {
  const { title, period, previous, next, today, firstDay, order, figures, table, territory } =
    useLoaderData<typeof loader>();
  const t = useT();
  const years = offeredYears(period, { first: yearOf(firstDay ?? period.from), last: yearOf(today) });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{`${title} – ${periodLabel(period, t)}`}</h1>
          <p className="muted after-title">
            {t("figures:cutOff", { day: formatDay(today) })}. {t("province:intro")}
          </p>
        </div>
      </div>
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={[["by", order]]} />
      <ProvinceOrders order={order} period={period} />
      {figures.total.dossiers.received === 0 && (
        <EmptyState>
          <p>{t("province:empty")}</p>
        </EmptyState>
      )}
      <section className="card">
        <FigureTableView table={table} search={`${periodSearch(period)}&by=${order}`} />
      </section>
      {figures.total.dossiers.received > 0 && (
        <ProvinceChart
          lines={figures.lines}
          total={figures.total}
          order={order}
          minimum={figures.minimum}
          territory={territory}
        />
      )}
    </>
  );
}
