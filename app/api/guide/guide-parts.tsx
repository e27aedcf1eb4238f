import { useT } from "#app/i18n/page.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { SchemaRow } from "./schema-rows.ts";

/** A text to be copied; long lines scroll. */
export function Command({ label, text }: { label: string; text: string }) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <pre>{text}</pre>
    </div>
  );
}

/** The fields fold away: a reader looks for one of many routes. */
export function Fields({ title, rows }: { title: string; rows: readonly SchemaRow[] }) {
  const t = useT();
  if (rows.length === 0) return null;
  const columns = [
    { label: t("api:guide.field"), cell: (row: SchemaRow) => <code>{row.name}</code> },
    {
      label: t("api:guide.type"),
      cell: (row: SchemaRow) => (row.isRequired ? `${row.type}, ${t("api:guide.required")}` : row.type),
    },
    { label: t("api:guide.meaning"), cell: (row: SchemaRow) => <span lang="en">{row.meaning}</span> },
  ];
  return (
    <details>
      <summary>{title}</summary>
      <div className="words">
        <DataTable caption={title} hideCaption columns={columns} rows={rows} rowKey={({ name }) => name} />
      </div>
    </details>
  );
}
