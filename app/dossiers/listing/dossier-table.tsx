import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { withBack } from "#app/platform/forms/back.ts";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import type { ListedDossier } from "./listed-dossier.ts";
import { timelinessOf, type Timeliness } from "#app/dossiers/timeliness.ts";

const tagOf: Record<Timeliness, "late" | "soon" | "done" | "plain"> = {
  early: "done",
  "on-time": "done",
  late: "late",
  open: "plain",
  overdue: "late",
  "no-promise": "plain",
};

export function TimelinessTag({ timeliness }: { timeliness: Timeliness }) {
  const t = useT();
  return <Tag kind={tagOf[timeliness]}>{t(`dossiers:times.${timeliness}`)}</Tag>;
}

interface DossierTableProps {
  dossiers: readonly ListedDossier[];
  today: Day;
  /** The query of this page of the list, beginning with "?", so that the page of a dossier and its receipt lead back to it. */
  search: string;
  /** Whether each row leads to its printable receipt. */
  withReceipts: boolean;
}

export function DossierTable({ dossiers, today, search, withReceipts }: DossierTableProps) {
  const t = useT();
  const dayOrDash = (day: Day | null) => (day === null ? "–" : formatDay(day));
  const receipt = {
    label: t("dossiers:slip"),
    cell: (one: ListedDossier) => (
      <a
        className="one-line"
        href={withBack(`/receipts/${one.id}`, `/dossiers${search}`)}
        aria-label={t("dossiers:paper.receiptTitle", { number: one.number })}
      >
        {t("dossiers:slip")}
      </a>
    ),
  };
  return (
    <DataTable
      caption={t("dossiers:title")}
      hideCaption
      rows={dossiers}
      rowKey={(one) => one.id}
      columns={[
        {
          label: t("dossiers:number"),
          cell: (one) => (
            <a className="one-line" href={`/dossiers/${one.id}${search}`}>
              {one.number}
            </a>
          ),
        },
        { label: t("dossiers:procedure"), cell: (one) => <div className="procedure-name">{one.procedureName}</div> },
        { label: t("dossiers:received"), cell: (one) => formatDay(one.receivedOn) },
        { label: t("dossiers:due"), cell: (one) => dayOrDash(one.dueOn) },
        { label: t("dossiers:finished"), cell: (one) => dayOrDash(one.finishedOn) },
        {
          label: t("dossiers:state"),
          cell: (one) => (
            <>
              <span className="one-line">{t(`dossiers:states.${one.state}`)}</span>
              <br />
              <TimelinessTag timeliness={timelinessOf(one.dueOn, one.finishedOn, today)} />
            </>
          ),
        },
        {
          label: t("dossiers:rated"),
          cell: (one) => <span className="one-line">{t(one.isRated ? "dossiers:ratedYes" : "dossiers:ratedNo")}</span>,
        },
        ...(withReceipts ? [receipt] : []),
      ]}
    />
  );
}
