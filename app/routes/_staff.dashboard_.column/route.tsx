import { useLoaderData } from "@remix-run/react";
import { ColumnAddresses } from "#app/figures/column/column-addresses.tsx";
import { columnSpans, columnTable, columnYear } from "#app/figures/column/column-counts.ts";
import { listCountedItems } from "#app/figures/column/list-counted-items.server.ts";
import { DashboardTabs } from "#app/figures/dashboard/dashboard-tabs.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

const yearsOffered = 3;

/** `/dashboard/column`: how many items the column on administrative reform has, as the reports ask for it. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const year = columnYear(new URL(request.url).searchParams, yearOf(today));
  const items = await listCountedItems(context.db, staff.officeId, year);
  const thisYear = yearOf(today);
  return {
    title: t("results:column.counts.title", { year }),
    views: dashboardViewsFor(staff),
    today,
    year,
    years: Array.from({ length: yearsOffered }, (_, index) => thisYear - index),
    slug: staff.officeSlug,
    site: context.settings.publicUrl,
    tables: columnSpans.map((kind) => columnTable(kind, { items, year, today, t })),
  };
});

export default function ColumnPage() {
  const { title, views, today, year, years, slug, site, tables } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="muted after-title">{t("results:column.counts.cutOff", { day: formatDay(today) })}</p>
        </div>
      </div>
      <DashboardTabs views={views} current="column" />
      <p>{t("results:column.counts.lead")}</p>
      <section className="chooser no-print">
        <nav className="kinds" aria-label={t("results:column.counts.years")}>
          {years.map((one) => (
            <a
              key={one}
              href={`/dashboard/column?year=${String(one)}`}
              aria-current={one === year ? "page" : undefined}
            >
              {one}
            </a>
          ))}
        </nav>
      </section>
      {tables.map((table) => (
        <section key={table.name} className="card">
          <h2>{table.title}</h2>
          {table.rows.length === 0 ? (
            <EmptyState>
              <p>{t("results:column.counts.none")}</p>
            </EmptyState>
          ) : (
            <FigureTableView table={table} hideCaption search={`?year=${String(year)}`} />
          )}
        </section>
      ))}
      <ColumnAddresses site={site} slug={slug} />
    </>
  );
}
