import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import { StateTag } from "./report-list.tsx";
import type { Deed, ListedReport, Report } from "./report.ts";

/** What a report is of, how it stands, and who did what when. */
export function ReportFacts({ report, isIntact }: { report: Report; isIntact: boolean }) {
  const t = useT();
  const { frozen, edited, approved, sent, dueOn, documentNumber } = report;
  const deed = (one: Deed) =>
    t("reports:page.deed", { at: formatInstant(one.at), who: one.who ?? t("reports:page.gone") });
  return (
    <>
      {!isIntact && <Notice kind="wrong">{t("reports:page.broken")}</Notice>}
      <Facts
        items={[
          [t("reports:page.state"), <StateTag key="state" state={report.state} />],
          [
            t("reports:page.period"),
            t("reports:due.span", { from: formatDay(frozen.from), to: formatDay(frozen.cutOff) }),
          ],
          [t("reports:page.counted"), formatInstant(report.countedAt)],
          [t("reports:page.addressee"), report.addressee],
          ...(dueOn === null ? [] : [[t("reports:page.dueOn"), formatDay(dueOn)] as const]),
          ...(edited === null ? [] : [[t("reports:page.edited"), deed(edited)] as const]),
          ...(approved === null ? [] : [[t("reports:page.approved"), deed(approved)] as const]),
          ...(sent === null ? [] : [[t("reports:page.sent"), deed(sent)] as const]),
          ...(documentNumber === "" ? [] : [[t("reports:page.number"), documentNumber] as const]),
          [
            t("reports:page.digest"),
            <span key="digest" className="small">
              {report.digest.slice(0, 16)}
            </span>,
          ],
        ]}
      />
    </>
  );
}

/** The revisions of a report, where there is more than one. */
export function RevisionList({ revisions, current }: { revisions: readonly ListedReport[]; current: string }) {
  const t = useT();
  if (revisions.length < 2) return null;
  return (
    <section>
      <h2>{t("reports:page.revisions")}</h2>
      <ul>
        {revisions.map(({ id, revision, state, countedAt }) => {
          const words = t("reports:page.revisionOf", {
            revision: String(revision),
            state: t(`reports:state.${state}`),
            at: formatInstant(countedAt),
          });
          return <li key={id}>{id === current ? words : <a href={`/reports/${id}`}>{words}</a>}</li>;
        })}
      </ul>
    </section>
  );
}

/** The files of a report. */
export function ReportFiles({ id }: { id: string }) {
  const t = useT();
  const files = ["docx", "pdf", "xlsx"] as const;
  return (
    <p className="row no-print">
      {files.map((file) => (
        <a key={file} className="button" href={`/reports/${id}/files/report.${file}`}>
          {t(`reports:page.${file}`)}
        </a>
      ))}
    </p>
  );
}
