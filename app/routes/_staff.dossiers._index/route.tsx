import { useLoaderData } from "@remix-run/react";
import { DossierSearch } from "#app/dossiers/listing/dossier-search.tsx";
import { DossierTable } from "#app/dossiers/listing/dossier-table.tsx";
import { listDossiers, listProcedures, readDossierFilter } from "#app/dossiers/listing/list-dossiers.server.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

export const loader = staffLoader("dossiers.view", async ({ context, staff, request, t }) => {
  const query = new URL(request.url).searchParams;
  const filter = readDossierFilter(query);
  return {
    title: t("dossiers:title"),
    filter,
    procedures: await listProcedures(context.db, staff.officeId),
    page: await listDossiers(context.db, staff.officeId, filter, query.get("after")),
    today: dayOf(context.clock.now()),
    mayImport: may(staff.roles, "dossiers.import"),
    mayPrint: may(staff.roles, "receipts.print"),
  };
});

export default function DossiersPage() {
  const t = useT();
  const { filter, procedures, page, today, mayImport, mayPrint } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{t("dossiers:title")}</h1>
        {mayImport && (
          <a className="button" href="/dossiers/import">
            {t("dossiers:importLink")}
          </a>
        )}
      </div>
      <DossierSearch filter={filter} procedures={procedures} />
      {page.dossiers.length === 0 ? (
        <EmptyState>{t(procedures.length === 0 ? "dossiers:none" : "dossiers:noneFound")}</EmptyState>
      ) : (
        <DossierTable dossiers={page.dossiers} today={today} withReceipts={mayPrint} />
      )}
      <Pages next={page.next} />
    </>
  );
}

/** The links to older dossiers and to the first page, with the same filter. */
function Pages({ next }: { next: string | undefined }) {
  const t = useT();
  const { address } = usePage();
  const to = (after: string | undefined) => {
    const url = new URL(address, "http://page");
    if (after === undefined) url.searchParams.delete("after");
    else url.searchParams.set("after", after);
    return url.pathname + url.search;
  };
  return (
    <p className="row">
      {new URL(address, "http://page").searchParams.has("after") && (
        <a className="button" href={to(undefined)}>
          {t("dossiers:first")}
        </a>
      )}
      {next !== undefined && (
        <a className="button" href={to(next)}>
          {t("dossiers:next")}
        </a>
      )}
    </p>
  );
}
