import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { Cohort } from "./cohort.ts";
import { satisfaction } from "./satisfaction.ts";

export interface CohortRow {
  id: string;
  name: string;
  cohort: Cohort;
}

interface CohortTableProps {
  caption: string;
  /** Heading of the first column. */
  of: string;
  rows: readonly CohortRow[];
  minimumAnswers: number;
}

/** Received, rated, participation, satisfaction with n, a line each. Shares over too few cases are withheld. */
export function CohortTable({ caption, of, rows, minimumAnswers }: CohortTableProps) {
  const t = useT();
  const { language } = usePage();
  const count = (number: number) => formatCount(number, language);
  return (
    <div className="cohorts">
      <DataTable
        caption={caption}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { label: of, cell: (row) => row.name },
          { label: t("figures:table.received"), number: true, cell: ({ cohort }) => count(cohort.received) },
          { label: t("figures:table.rated"), number: true, cell: ({ cohort }) => count(cohort.rated) },
          {
            label: t("figures:table.share"),
            number: true,
            cell: ({ cohort }) =>
              cohort.received === 0 || cohort.received < minimumAnswers
                ? "–"
                : formatShare(cohort.rated / cohort.received, language),
          },
          {
            label: t("figures:table.satisfaction"),
            number: true,
            cell: ({ cohort }) => {
              const figure = satisfaction(cohort.scores, minimumAnswers);
              return figure.state === "withheld" ? "–" : formatShare(figure.share, language);
            },
          },
        ]}
      />
      {rows.some(({ cohort }) => cohort.rated < minimumAnswers) && (
        <p className="small muted">{t("figures:table.withheld", { minimum: count(minimumAnswers) })}</p>
      )}
    </div>
  );
}
