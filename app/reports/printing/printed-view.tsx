import {
  alignmentOf,
  cellsOf,
  noRows,
  type ReportAnnex,
  type ReportBlock,
  type ReportTable,
} from "#app/documents/report-document.ts";

/** The blocks of a report on the screen, with the same texts as in its files. */
export function PrintedBlocks({ blocks }: { blocks: readonly ReportBlock[] }) {
  return (
    <div lang="vi">
      {blocks.map((block, index) => (
        <PrintedBlock key={`${block.kind}-${String(index)}`} block={block} />
      ))}
    </div>
  );
}

function PrintedBlock({ block }: { block: ReportBlock }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return <p>{block.isItalic === true ? <em>{block.text}</em> : block.text}</p>;
    case "table":
      return <PrintedTable table={block} name={block.title} />;
    case "chart":
      return (
        <figure>
          <figcaption>{block.title}</figcaption>
          <div role="img" aria-label={block.alt} dangerouslySetInnerHTML={{ __html: block.svg }} />
        </figure>
      );
  }
}

function PrintedTable({ table, name }: { table: ReportTable; name: string }) {
  const { columns, rows, total, note } = table;
  const classOf = (index: number) => {
    const column = columns[index];
    return column !== undefined && alignmentOf(column) === "right" ? "number" : undefined;
  };
  return (
    <>
      <div className="scroll" role="region" aria-label={name} tabIndex={0}>
        <table className="table">
          <caption className={table.title === "" ? "hidden" : undefined}>{name}</caption>
          <thead>
            <tr>
              {columns.map(({ title }, index) => (
                <th key={title} scope="col" className={classOf(index)}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={`${String(at)}-${row[0] ?? ""}`}>
                {cellsOf(row, columns).map((text, index) => (
                  <td key={columns[index]?.title ?? index} className={classOf(index)}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{noRows}</td>
              </tr>
            )}
          </tbody>
          {total !== undefined && (
            <tfoot>
              <tr>
                {cellsOf(total, columns).map((text, index) => (
                  <td key={columns[index]?.title ?? index} className={classOf(index)}>
                    <strong>{text}</strong>
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {note !== undefined && <p className="small muted">{note}</p>}
    </>
  );
}

/** The annexes of a report, each folded under its title. */
export function PrintedAnnexes({ annexes }: { annexes: readonly ReportAnnex[] }) {
  return (
    <div lang="vi">
      {annexes.map(({ title, blocks }) => (
        <details key={title}>
          <summary>{title}</summary>
          {blocks.map((block, index) =>
            block.kind === "table" ? (
              <PrintedTable
                key={`table-${String(index)}`}
                table={block}
                name={block.title === "" ? title : block.title}
              />
            ) : (
              <PrintedBlock key={`${block.kind}-${String(index)}`} block={block} />
            ),
          )}
        </details>
      ))}
    </div>
  );
}
