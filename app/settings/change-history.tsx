import { formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { ChangeOfObject } from "#app/staff/audit/audit-entry.ts";
import { shownValue } from "./shown-change.ts";

interface Props {
  changes: readonly ChangeOfObject[];
  /** What is said where nobody has changed it. */
  none: string;
}

/** Who changed what of one thing and when, the newest first; each value before and after. */
export function ChangeHistory({ changes, none }: Props) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t("settings:history.title")}</h2>
      {changes.length === 0 && <p className="muted">{none}</p>}
      <ol className="plain-list">
        {changes.map((change) => (
          <li key={change.position}>
            <p>{t("settings:history.changedBy", { at: formatInstant(change.happenedAt), who: change.who ?? "–" })}</p>
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
