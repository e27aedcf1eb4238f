import { useT } from "#app/i18n/page.tsx";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";

/** The figures with and without flagged ratings, to show what a decision would change. */
export function FlaggedFiguresSection({ table, search }: { table: FigureTable; search: string }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("suspicion:figures.heading")}</h2>
      <FigureTableView table={table} hideCaption search={search} />
    </section>
  );
}
