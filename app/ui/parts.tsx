import type { ReactNode } from "react";

export function Notice({ kind, children }: { kind?: "good" | "wrong" | "careful"; children: ReactNode }) {
  return <div className={kind === undefined ? "notice" : `notice ${kind}`}>{children}</div>;
}

/** The head of a page below another one: the link back to that page, and the title. */
export function SubpageHead({ above, back, title }: { above: string; back: string; title: string }) {
  return (
    <>
      <p>
        <a className="target" href={above}>
          {back}
        </a>
      </p>
      <h1>{title}</h1>
    </>
  );
}

export function Tag({ kind, children }: { kind: "late" | "soon" | "done" | "plain"; children: ReactNode }) {
  return <span className={`tag ${kind}`}>{children}</span>;
}

/** A description list of label and value. */
export function Facts({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {items.map(([label, value]) => (
        <FactRow key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Replaces an empty list: says what it would show and what to do next. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  number?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A table; the first column is the header of each row. It scrolls sideways on a narrow screen, also by keyboard. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={hideCaption === true ? "hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.number === true ? "number" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <Cell key={column.label} column={column} row={row} isHeader={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row, isHeader }: { column: Column<Row>; row: Row; isHeader: boolean }) {
  const className = column.number === true ? "number" : undefined;
  if (isHeader) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={className}>{column.cell(row)}</td>;
}
