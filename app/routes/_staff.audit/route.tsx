import { useLoaderData } from "@remix-run/react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { auditActions, type AuditChange } from "#app/staff/audit/audit-entry.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { shownValue } from "#app/settings/shown-change.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";

/** Who did what in the office, newest first; `?before=` is a position: entries before it are listed. */
export const loader = staffLoader("audit.view", async ({ context, request, staff, t }) => {
  const typed = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
  const page = await listAuditEntries(context.db, staff.officeId, before);
  return { title: t("staff:audit.title"), ...page, isFirst: before === undefined };
});

export default function AuditPage() {
  const t = useT();
  const { language } = usePage();
  const { lines, older, isFirst } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("staff:audit.title")}</h1>
      <p className="muted">{t("staff:audit.intro")}</p>
      {lines.length === 0 ? (
        <EmptyState>
          <p>{t("staff:audit.empty")}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t("staff:audit.title")}
          hideCaption
          rows={lines}
          rowKey={(line) => String(line.position)}
          columns={[
            { label: t("staff:audit.position"), number: true, cell: (line) => formatCount(line.position, language) },
            { label: t("staff:audit.at"), cell: (line) => formatInstant(line.happenedAt) },
            { label: t("staff:audit.who"), cell: (line) => line.who ?? t("staff:audit.nobody") },
            { label: t("staff:audit.what"), cell: (line) => <ActionName action={line.action} /> },
            { label: t("staff:audit.subject"), cell: (line) => <Subject {...line} /> },
          ]}
        />
      )}
      <nav className="row" aria-label={t("staff:audit.title")}>
        {!isFirst && (
          <a className="button" href="/audit">
            {t("staff:audit.newest")}
          </a>
        )}
        {older !== undefined && (
          <a className="button" href={`/audit?before=${String(older)}`}>
            {t("staff:audit.older")}
          </a>
        )}
      </nav>
    </>
  );
}

/** Of a whole imported calendar, the first days are shown; the page of the calendar lists them all. */
const mostChangesShown = 30;

/** What it was done to, and the values that were replaced. */
function Subject({ subject, changes }: { subject: string; changes: readonly AuditChange[] }) {
  const t = useT();
  const { language } = usePage();
  const rest = changes.length - mostChangesShown;
  if (changes.length === 0) return <>{subject}</>;
  return (
    <>
      {subject}
      <ul className="plain-list small">
        {changes.slice(0, mostChangesShown).map(({ field, before, after }, index) => (
          <li key={index}>
            {t("staff:audit.change", {
              field: t(`settings:fields.${field}`),
              before: shownValue(field, before, t, language),
              after: shownValue(field, after, t, language),
            })}
          </li>
        ))}
        {rest > 0 && <li>{t("settings:values.more", { number: formatCount(rest, language) })}</li>}
      </ul>
    </>
  );
}

/** The action in words; an action that this version does not know is shown as stored. */
function ActionName({ action }: { action: string }) {
  const t = useT();
  const known = auditActions.find((name) => name === action);
  return <>{known === undefined ? action : t(`staff:audit.actions.${known}`)}</>;
}
