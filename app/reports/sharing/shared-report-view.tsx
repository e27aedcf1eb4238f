import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { PrintedAnnexes, PrintedBlocks } from "#app/reports/printing/printed-view.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { FoundShared } from "./shared-report.ts";

/** A report for a reader without an account: it leads nowhere. */
export function SharedReportView({ shown: { report, isReplaced, isIntact } }: { shown: FoundShared }) {
  const t = useT();
  const { from, cutOff, countedAt, sentAt, documentNumber, addressee, leftOut, withdrawn } = report;
  return (
    <>
      {isReplaced && <Notice kind="careful">{t("shares:report.replaced")}</Notice>}
      {!isIntact && <Notice kind="wrong">{t("reports:page.broken")}</Notice>}
      <Facts
        items={[
          [t("reports:page.period"), t("reports:due.span", { from: formatDay(from), to: formatDay(cutOff) })],
          [t("reports:page.counted"), formatInstant(countedAt)],
          [t("reports:page.state"), t(`reports:state.${sentAt === null ? "approved" : "sent"}`)],
          ...(addressee === "" ? [] : [[t("reports:page.addressee"), addressee] as const]),
          ...(documentNumber === "" ? [] : [[t("reports:page.number"), documentNumber] as const]),
        ]}
      />
      <section>
        <h2>{t("reports:page.figures")}</h2>
        <PrintedBlocks blocks={report.blocks} />
        <h2>{t("reports:page.annexes")}</h2>
        <PrintedAnnexes annexes={report.annexes} />
        {withdrawn > 0 && <p className="small muted">{t("shares:report.withdrawn", { count: withdrawn })}</p>}
        {leftOut.length > 0 && (
          <>
            <p className="small muted">{t("shares:report.leftOut")}</p>
            <ul className="small muted" lang="vi">
              {leftOut.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}
