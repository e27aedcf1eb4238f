import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, EmptyState, Tag } from "#app/ui/parts.tsx";
import { countOfKind } from "./stored-problems.ts";
import type { ImportState } from "./import-run.ts";
import type { ShownRun } from "./shown-run.ts";

const tagOf = {
  running: "soon",
  waiting: "soon",
  finished: "done",
  unreadable: "late",
  stopped: "late",
  interrupted: "late",
  undoing: "soon",
  undone: "late",
} as const;

export function RunState({ state }: { state: ImportState }) {
  const t = useT();
  return <Tag kind={tagOf[state]}>{t(`imports:states.${state}`)}</Tag>;
}

/** The office's earlier imports, each leading to its page. */
export function RunTable({ runs }: { runs: readonly ShownRun[] }) {
  const t = useT();
  const { language } = usePage();
  if (runs.length === 0) return <EmptyState>{t("imports:noneEarlier")}</EmptyState>;
  const summary = (run: ShownRun) =>
    t("imports:summary", {
      rows: formatCount(run.rows_read, language),
      created: formatCount(run.created, language),
      updated: formatCount(run.updated, language),
      unchanged: formatCount(run.unchanged, language),
      skipped: formatCount(run.skipped, language),
      problems: formatCount(run.problems, language),
      remarks: formatCount(countOfKind(run.reasons, "remark"), language),
    });
  return (
    <DataTable
      caption={t("imports:earlier")}
      hideCaption
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        { label: t("imports:startedAt"), cell: (run) => formatInstant(run.startedAt) },
        { label: t("imports:fileName"), cell: (run) => <a href={`/dossiers/import/${run.id}`}>{run.fileName}</a> },
        { label: t("imports:state"), cell: (run) => <RunState state={run.state} /> },
        {
          label: t("imports:kind"),
          cell: (run) => t(run.kind === "trial" ? "imports:trial.tag" : "imports:kindImport"),
        },
        { label: t("imports:result"), cell: summary },
        { label: t("imports:by"), cell: (run) => run.by ?? t("imports:byCommand") },
      ]}
    />
  );
}
