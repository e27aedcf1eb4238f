import { caseListAddress, listAddress, type DossierPart } from "#app/figures/period/figure-lists.ts";
import { everything } from "#app/figures/period/selection.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Report } from "./report.ts";

const dossierParts = ["all", "rated", "unrated", "late", "overdue"] as const satisfies readonly DossierPart[];
const caseParts = ["answered", "missed"] as const;

/** The lists behind the numbers of a report. They are of today, so that data which came after the cut-off is in them. */
export function ReportLists({ report: { frozen } }: { report: Report }) {
  const t = useT();
  const span = { from: frozen.from, to: frozen.cutOff };
  return (
    <section className="no-print">
      <h2>{t("reports:lists.heading")}</h2>
      <p className="muted">{t("reports:lists.note")}</p>
      <ul className="plain-list row">
        {dossierParts.map((part) => (
          <li key={part}>
            <a className="target" href={listAddress(part, span, everything)}>
              {t(`reports:lists.dossiers.${part}`)}
            </a>
          </li>
        ))}
        {caseParts.map((part) => (
          <li key={part}>
            <a className="target" href={caseListAddress(part, span)}>
              {t(`reports:lists.cases.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
