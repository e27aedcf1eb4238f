import { useT } from "#app/i18n/page.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import { annualDayText } from "./annual-day.ts";
import type { OfficeDeadline } from "./report-deadline.ts";

/** The reporting calendar of an office, each line with the button that removes it. */
export function DeadlineList({ deadlines }: { deadlines: readonly OfficeDeadline[] }) {
  const t = useT();
  if (deadlines.length === 0) return <EmptyState>{t("reports:calendar.none")}</EmptyState>;
  return (
    <div className="wordy">
      <DataTable
        caption={t("reports:calendar.caption")}
        rows={deadlines}
        rowKey={({ id }) => id}
        columns={[
          { label: t("reports:calendar.name"), cell: ({ name }) => name },
          {
            label: t("reports:calendar.period"),
            cell: ({ from, cutOff }) =>
              t("reports:calendar.span", { from: annualDayText(from), to: annualDayText(cutOff) }),
          },
          { label: t("reports:calendar.dueDay"), cell: (deadline) => <DueDay deadline={deadline} /> },
          { label: t("reports:calendar.addressee"), cell: ({ addressee }) => addressee },
          { label: t("reports:calendar.source"), cell: ({ source }) => <span className="small">{source}</span> },
          { label: t("reports:calendar.action"), cell: (deadline) => <Retire deadline={deadline} /> },
        ]}
      />
    </div>
  );
}

function DueDay({ deadline: { due, dayOff } }: { deadline: OfficeDeadline }) {
  const t = useT();
  return (
    <>
      {annualDayText(due)}
      <br />
      <span className="small">
        {t(dayOff === "before" ? "reports:dayOff.beforeShort" : "reports:dayOff.afterShort")}
      </span>
    </>
  );
}

function Retire({ deadline: { id, name } }: { deadline: OfficeDeadline }) {
  const t = useT();
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <button className="button" aria-label={t("reports:calendar.retireLabel", { name })}>
        {t("reports:calendar.retire")}
      </button>
    </form>
  );
}
