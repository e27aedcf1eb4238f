import type { Language } from "#app/i18n/languages.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import {
  isWithheld,
  listOf,
  type Cell,
  type CellKind,
  type FigureColumn,
  type FigureRow,
  type FigureTable,
} from "./figure-table.ts";
import { cellText, isNumeric } from "./figure-table-text.ts";

interface FigureTableViewProps {
  table: FigureTable;
  /** Hides the caption visually if a heading says the same; screen readers still read it. */
  hideCaption?: boolean;
  /** The query of the page, such as `?kind=year&year=2026`: the links to files use the same one. */
  search?: string;
  /** Shows each row as a card on a narrow screen: for tables of few numbers that are read together. */
  asCards?: boolean;
}

/** A table of figures on the screen; on a narrow screen it scrolls in its own region, or its rows are cards. */
export function FigureTableView({ table, hideCaption, search, asCards }: FigureTableViewProps) {
  const { title, subtitle, columns, rows, total } = table;
  return (
    <div className={asCards === true ? "figure-table cards" : "figure-table"}>
      <p className="small muted">{subtitle}</p>
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="table" role="table">
          <caption className={hideCaption === true ? "hidden" : undefined}>{title}</caption>
          <thead>
            <tr role="row">
              {columns.map(({ key, label, kind }) => (
                <th key={key} scope="col" role="columnheader" className={classOf(kind)}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} columns={columns} />
            ))}
          </tbody>
          {total !== undefined && (
            <tfoot>
              <Row row={total} columns={columns} />
            </tfoot>
          )}
        </table>
      </div>
      <Notes notes={table.notes} />
      {search !== undefined && <FigureTableExports name={table.name} title={title} search={search} />}
    </div>
  );
}

function classOf(kind: CellKind): string | undefined {
  return isNumeric(kind) ? "number" : undefined;
}

/** The roles are written out: without them browsers forget that rows laid out as cards are those of a table. */
function Row({ row, columns }: { row: FigureRow; columns: readonly FigureColumn[] }) {
  const { language } = usePage();
  return (
    <tr role="row">
      {columns.map(({ key, kind, label }, index) => {
        const written = row.cells[index] ?? null;
        const cell = <Written cell={written} kind={kind} />;
        if (index > 0) {
          const list = listOf({ columns }, row, key);
          const name = [cellText(written, kind, language), label, nameOf(row, columns, language)];
          return (
            // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- no grid: a cell of a table
            <td key={key} role="cell" data-label={label} className={classOf(kind)}>
              {list === undefined ? (
                cell
              ) : (
                <a href={list} aria-label={name.join(" – ")}>
                  {cell}
                </a>
              )}
            </td>
          );
        }
        return (
          <th key={key} scope="row" role="rowheader">
            {row.href === undefined ? cell : <a href={row.href}>{cell}</a>}
          </th>
        );
      })}
    </tr>
  );
}

/** What a row is about, which its leading texts say together: a weekday and an hour, or a name alone. */
function nameOf(row: FigureRow, columns: readonly FigureColumn[], language: Language): string {
  const numbers = columns.findIndex(({ kind }) => isNumeric(kind));
  const texts = row.cells.slice(0, Math.max(1, numbers));
  return texts.map((cell) => cellText(cell, "text", language)).join(", ");
}

function Written({ cell, kind }: { cell: Cell; kind: CellKind }) {
  const t = useT();
  const { language } = usePage();
  const text = cellText(cell, kind, language);
  if (!isWithheld(cell)) return <>{text}</>;
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span className="hidden">{t("tables:withheldCell")}</span>
    </>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="small muted">
          {note}
        </p>
      ))}
    </>
  );
}

const formats = ["csv", "xlsx", "json"] as const;

/** Links to the table as files. */
export function FigureTableExports({ name, title, search }: { name: string; title: string; search: string }) {
  const t = useT();
  return (
    <nav className="exports no-print" aria-label={t("tables:exports.label", { title })}>
      <span className="small muted">{t("tables:exports.heading")}</span>
      {formats.map((format) => (
        <a key={format} href={`/dashboard/tables/${name}.${format}${search}`}>
          {t(`tables:exports.${format}`)}
        </a>
      ))}
    </nav>
  );
}
