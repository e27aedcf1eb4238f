import { formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { shownValue } from "#app/settings/shown-change.ts";
import type { ChangeOfObject } from "#app/staff/audit/audit-entry.ts";

/** Who changed what of a procedure and when, the newest first; each value before and after. */
export function ProcedureHistory({ changes }: { changes: readonly ChangeOfObject[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t("procedures:history")}</h2>
      {changes.length === 0 && <p className="muted">{t("procedures:noHistory")}</p>}
      <ol className="plain-list">
        {changes.map((change) => (
          <li key={change.position}>
            <p>{t("procedures:changedBy", { at: formatInstant(change.happenedAt), who: change.who ?? "–" })}</p>
            <ul className="small">
              {change.changes.map(({ field, before, after }) => (
                <li key={field}>
                  {t("staff:audit.change", {
                    field: t(`settings:fields.${field}`),
                    before: shownValue(field, before, t, language),
                    after: shownValue(field, after, t, language),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
