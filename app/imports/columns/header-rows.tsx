import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";

interface HeaderRowsProps {
  run: string;
  rows: readonly { line: number; text: string }[];
  /** The line that is taken for the header. */
  line: number | undefined;
}

/** The first rows of a file, each of which can be chosen as the header. */
export function HeaderRows({ run, rows, line }: HeaderRowsProps) {
  const t = useT();
  const { language } = usePage();
  return (
    <details className="card">
      <summary>{t("imports:tell.headerIs", { line: formatCount(line ?? 0, language) })}</summary>
      <p className="muted">{t("imports:tell.otherHeader")}</p>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.line}>
            {row.line === line ? (
              <strong>{t("imports:tell.line", { line: formatCount(row.line, language) })}</strong>
            ) : (
              <a href={`/dossiers/import/${run}/columns?line=${String(row.line)}`}>
                {t("imports:tell.line", { line: formatCount(row.line, language) })}
              </a>
            )}{" "}
            {row.text}
          </li>
        ))}
      </ul>
    </details>
  );
}
