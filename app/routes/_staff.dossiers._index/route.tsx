import { useLoaderData } from "@remix-run/react";
import { dossierFilterFrom, dossierSearch } from "#app/dossiers/listing/dossier-filter.ts";
import { DossierSearch } from "#app/dossiers/listing/dossier-search.tsx";
import { DossierTable } from "#app/dossiers/listing/dossier-table.tsx";
import { listDossierChoices, listDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { PageLinks } from "#app/ui/page-links.tsx";
import { EmptyState } from "#app/ui/parts.tsx";

/** The office's dossiers, those of the filter in the query. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const filter = dossierFilterFrom(asked);
  const place = { after: asked.get("after"), before: asked.get("before") };
  const today = dayOf(context.clock.now());
  return {
    title: t("dossiers:title"),
    filter,
    place,
    choices: await listDossierChoices(context.db, staff.officeId),
    page: await listDossiers(context.db, { officeId: staff.officeId, today }, filter, place),
    today,
    mayImport: may(staff.roles, "dossiers.import"),
    mayPrint: may(staff.roles, "receipts.print"),
  };
});

export default function DossiersPage() {
  const t = useT();
  const { filter, place, choices, page, today, mayImport, mayPrint } = useLoaderData<typeof loader>();
  const search = dossierSearch(filter, place);
  return (
    <>
      <div className="page-head">
        <h1>{t("dossiers:title")}</h1>
        <p className="row no-print">
          {mayImport && (
            <a className="button" href="/dossiers/import">
              {t("dossiers:importLink")}
            </a>
          )}
          <a className="button" href="/dossiers/late">
            {t("apologies:late.link")}
          </a>
          <a className="button" href={`/dossiers.csv${dossierSearch(filter)}`}>
            {t("dossiers:file.csv")}
          </a>
          <a className="button" href={`/dossiers.xlsx${dossierSearch(filter)}`}>
            {t("dossiers:file.xlsx")}
          </a>
        </p>
      </div>
      <DossierSearch filter={filter} choices={choices} />
      {page.dossiers.length === 0 ? (
        <EmptyState>{t(choices.procedures.length === 0 ? "dossiers:none" : "dossiers:noneFound")}</EmptyState>
      ) : (
        <DossierTable dossiers={page.dossiers} today={today} search={search} withReceipts={mayPrint} />
      )}
      <PageLinks page={page} addressOf={(to) => `/dossiers${dossierSearch(filter, to)}`} />
    </>
  );
}
