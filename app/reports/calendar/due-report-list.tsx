import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import { useT } from "#app/i18n/page.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import type { DueState } from "./due-report-state.ts";
import type { DueReport } from "./report-deadline.ts";

/** A report to send with how it stands. */
export interface ShownDueReport extends DueReport {
  state: DueState;
  workingDaysLeft: number;
  /** The draft or approved report; null if it was not made yet. */
  reportId: string | null;
}

const tags: Record<DueState, "late" | "soon" | "plain"> = { late: "late", soon: "soon", later: "plain" };

/** How a report to send stands, in words and colour. */
export function DueTag({ state, workingDaysLeft }: Pick<ShownDueReport, "state" | "workingDaysLeft">) {
  const t = useT();
  const isToday = state === "soon" && workingDaysLeft === 0;
  const days = String(Math.abs(workingDaysLeft));
  return <Tag kind={tags[state]}>{isToday ? t("reports:due.today") : t(`reports:due.${state}`, { days })}</Tag>;
}

interface DueReportListProps {
  reports: readonly ShownDueReport[];
  today: Day;
  /** Whether the reader may make reports. */
  mayMake: boolean;
}

/** The reports to send, in order of their due days. */
export function DueReportList({ reports, today, mayMake }: DueReportListProps) {
  const t = useT();
  return (
    <div className="wordy">
      <DataTable
        caption={t("reports:due.title")}
        rows={reports}
        rowKey={({ deadline, year }) => `${deadline.id}-${String(year)}`}
        columns={[
          { label: t("reports:due.report"), cell: ({ deadline }) => deadline.name },
          {
            label: t("reports:due.period"),
            cell: ({ from, cutOff }) => t("reports:due.span", { from: formatDay(from), to: formatDay(cutOff) }),
          },
          { label: t("reports:due.dueOn"), cell: (report) => <DueOn report={report} /> },
          { label: t("reports:due.addressee"), cell: ({ deadline }) => deadline.addressee },
          {
            label: t("reports:due.state"),
            cell: (report) => (
              <>
                <DueTag {...report} /> <Make report={report} today={today} mayMake={mayMake} />
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** The button that makes a report, the link to its draft, or the day from which it can be made. */
function Make({ report, today, mayMake }: { report: ShownDueReport; today: Day; mayMake: boolean }) {
  const t = useT();
  const { deadline, year, cutOff, reportId } = report;
  if (reportId !== null)
    return (
      <a href={`/reports/${reportId}`} aria-label={t("reports:make.openLabel", { name: deadline.name })}>
        {t("reports:make.open")}
      </a>
    );
  if (cutOff > today) return <span className="small">{t("reports:make.from", { day: formatDay(cutOff) })}</span>;
  if (!mayMake) return null;
  return (
    <form method="post" action="/reports/new">
      <input type="hidden" name="deadline" value={deadline.id} />
      <input type="hidden" name="year" value={year} />
      <button className="button" aria-label={t("reports:make.nowLabel", { name: deadline.name })}>
        {t("reports:make.now")}
      </button>
    </form>
  );
}

function DueOn({ report: { dueOn, namedDueOn } }: { report: DueReport }) {
  const t = useT();
  return (
    <>
      {formatDay(dueOn)}
      {dueOn !== namedDueOn && (
        <>
          <br />
          <span className="small">{t("reports:due.moved", { day: formatDay(namedDueOn) })}</span>
        </>
      )}
    </>
  );
}

/** The reports of the dashboard: late, or due within the next working days; nothing where there are none. */
export function DueReportNotice({ reports }: { reports: readonly ShownDueReport[] }) {
  const t = useT();
  const shown = reports.filter(({ state }) => state !== "later");
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="reports-due">
      <h2 id="reports-due">{t("reports:dashboard.title")}</h2>
      <ul>
        {shown.map((report) => (
          <li key={`${report.deadline.id}-${String(report.year)}`}>
            {t("reports:dashboard.line", { name: report.deadline.name, due: formatDay(report.dueOn) })}{" "}
            <DueTag {...report} />
          </li>
        ))}
      </ul>
      <p className="no-print">
        <a className="target" href="/reports">
          {t("reports:dashboard.all")}
        </a>
      </p>
    </section>
  );
}
