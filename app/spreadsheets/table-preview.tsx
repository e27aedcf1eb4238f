import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Notice, Tag } from "#app/ui/parts.tsx";
import type { PreviewedProblem, PreviewedRow, TablePreview as Preview } from "./table-preview.ts";

/** More rows make a page that nobody reads; the counts say how many there are. */
const mostShown = 200;

interface TablePreviewProps {
  preview: Preview;
  /** The page that takes the confirmation, and to which cancelling leads. */
  address: string;
}

/** What an uploaded file would change, before → after, with the one button that does it. */
export function TablePreview({ preview, address }: TablePreviewProps) {
  const t = useT();
  const { language } = usePage();
  const { changes, conflicts, problems, same, missing, rows, state } = preview;
  const count = formatCount(changes.length, language);
  return (
    <section className="card" aria-labelledby="preview">
      <h2 id="preview">{t("spreadsheets:preview")}</h2>
      {problems.length > 0 && <Problems problems={problems} />}
      {problems.length === 0 && (
        <p>
          <strong>{t(changes.length === 0 ? "spreadsheets:nothing" : "spreadsheets:notSaved")}</strong>
        </p>
      )}
      <p className="muted small">
        {t("spreadsheets:counts", { same: formatCount(same, language), missing: formatCount(missing, language) })}
      </p>
      {changes.length > 0 && <Rows rows={changes} />}
      {conflicts.length > 0 && (
        <Notice kind="careful">
          <h3>{t("spreadsheets:conflicts")}</h3>
          <p>{t("spreadsheets:conflictsText")}</p>
          <Rows rows={conflicts} />
        </Notice>
      )}
      {rows.length > 0 && changes.length > 0 && (
        <form method="post" action={address} encType="multipart/form-data" className="row">
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="state" value={state} />
          {rows.map((part, index) => (
            <input key={index} type="hidden" name="rows" value={part} />
          ))}
          <button className="button main">{t("spreadsheets:applyCount", { number: count })}</button>
          <a className="button" href={address}>
            {t("spreadsheets:cancel")}
          </a>
        </form>
      )}
    </section>
  );
}

function Rows({ rows }: { rows: readonly PreviewedRow[] }) {
  return (
    <>
      <ul className="plain-list">
        {rows.slice(0, mostShown).map((row) => (
          <li key={row.line}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      <Rest count={rows.length} />
    </>
  );
}

function Row({ row: { line, kind, title, cells } }: { row: PreviewedRow }) {
  const t = useT();
  const empty = t("spreadsheets:empty");
  const words = kind === "conflict" ? "spreadsheets:conflictCell" : "spreadsheets:changed";
  return (
    <>
      <Tag kind={kind === "conflict" || kind === "remove" ? "soon" : "done"}>{t(`spreadsheets:kinds.${kind}`)}</Tag>{" "}
      <strong>{title === "" ? empty : title}</strong>{" "}
      <span className="muted small">{t("spreadsheets:lineNumber", { line: String(line) })}</span>
      {kind !== "remove" && (
        <ul className="small">
          {cells.map(({ column, before, after }) => (
            <li key={column} className="prose">
              {t(words, {
                column: t(`spreadsheets:columns.${column}`),
                before: before === "" ? empty : before,
                after: after === "" ? empty : after,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Problems({ problems }: { problems: readonly PreviewedProblem[] }) {
  const t = useT();
  return (
    <div className="notice wrong" role="alert" aria-labelledby="file-problems">
      <h3 id="file-problems">{t("spreadsheets:problemsTitle")}</h3>
      <p>{t("spreadsheets:problemsText")}</p>
      <ul>
        {problems.slice(0, mostShown).map(({ line, column, typed, sentence }, index) => (
          <li key={index}>
            {column === null
              ? t("spreadsheets:problemLine", { line: String(line), sentence })
              : t("spreadsheets:problemPlace", {
                  line: String(line),
                  column: t(`spreadsheets:columns.${column}`),
                  typed,
                  sentence,
                })}
          </li>
        ))}
      </ul>
      <Rest count={problems.length} />
    </div>
  );
}

function Rest({ count }: { count: number }) {
  const t = useT();
  const { language } = usePage();
  if (count <= mostShown) return null;
  const [shown, rest] = [formatCount(mostShown, language), formatCount(count - mostShown, language)];
  return <p className="muted">{t("spreadsheets:more", { shown, rest })}</p>;
}
