import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import { reportTitle } from "./report-title.ts";
import type { ListedReport, ReportState } from "./report.ts";

const tags: Record<ReportState, "soon" | "plain" | "done"> = { draft: "soon", approved: "plain", sent: "done" };

/** The state of a report in words and colour. */
export function StateTag({ state }: { state: ReportState }) {
  const t = useT();
  return <Tag kind={tags[state]}>{t(`reports:state.${state}`)}</Tag>;
}

/** The reports that were made, the newest first. */
export function ReportList({ reports }: { reports: readonly ListedReport[] }) {
  const t = useT();
  if (reports.length === 0) return <p className="muted">{t("reports:list.none")}</p>;
  return (
    <div className="wordy">
      <DataTable
        caption={t("reports:list.title")}
        hideCaption
        rows={reports}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t("reports:list.name"),
            cell: ({ id, name, revision }) => <a href={`/reports/${id}`}>{reportTitle({ name, revision }, t)}</a>,
          },
          { label: t("reports:list.cutOff"), cell: ({ cutOff }) => formatDay(cutOff) },
          { label: t("reports:list.counted"), cell: ({ countedAt }) => formatInstant(countedAt) },
          { label: t("reports:list.state"), cell: ({ state }) => <StateTag state={state} /> },
        ]}
      />
    </div>
  );
}
