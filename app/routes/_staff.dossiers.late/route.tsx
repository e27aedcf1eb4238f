import { useLoaderData } from "@remix-run/react";
import { soonWorkingDays } from "#app/apologies/apology.ts";
import { ApologyHelp } from "#app/apologies/apology-help.tsx";
import { lateFilterFrom, lateSearch } from "#app/apologies/late-filter.ts";
import { LateFigures, LateFilterForm, LateList } from "#app/apologies/late-list.tsx";
import { countLate, findLateDays, listLate } from "#app/apologies/list-late.server.ts";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState, SubpageHead } from "#app/ui/parts.tsx";

/** The dossiers that are late or due soon, and whether a letter of apology exists for each. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const filter = lateFilterFrom(asked);
  const after = asked.get("after");
  const { officeId } = staff;
  const scope = { officeId, days: await findLateDays(context, officeId) };
  return {
    title: t("apologies:late.title"),
    filter,
    isFirstPage: after === null,
    counts: await countLate(context.db, scope, filter),
    page: await listLate(context.db, scope, filter, { after }),
    units: (await listOrganisation(context.db, officeId, "units")).map(({ id, name }) => ({ id, name })),
    mayWrite: may(staff.roles, "apologies.write"),
  };
});

export default function LateDossiersPage() {
  const t = useT();
  const { filter, isFirstPage, counts, page, units, mayWrite } = useLoaderData<typeof loader>();
  const search = lateSearch(filter);
  return (
    <>
      <SubpageHead above="/dossiers" back={t("dossiers:page.back")} title={t("apologies:late.title")} />
      <ul>
        <li>
          <strong>{t("apologies:late.overdue")}:</strong> {t("apologies:late.overdueLead")}
        </li>
        <li>
          <strong>{t("apologies:late.soon")}:</strong> {t("apologies:late.soonLead", { count: soonWorkingDays })}
        </li>
      </ul>
      <ApologyHelp page="late" />
      <p className="row no-print">
        <a className="button" href="/dossiers/letters">
          {t("apologies:late.register")}
        </a>
        <a className="button" href={`/dossiers/late.csv${search}`}>
          {t("apologies:late.csv")}
        </a>
        <a className="button" href={`/dossiers/late.xlsx${search}`}>
          {t("apologies:late.xlsx")}
        </a>
      </p>
      <LateFigures counts={counts} />
      <LateFilterForm filter={filter} units={units} />
      {page.dossiers.length === 0 ? (
        <EmptyState>{t(search === "" ? "apologies:late.none" : "apologies:late.noneFound")}</EmptyState>
      ) : (
        <LateList dossiers={page.dossiers} filter={filter} mayWrite={mayWrite} />
      )}
      <p className="row">
        {!isFirstPage && (
          <a className="button" href={`/dossiers/late${search}`}>
            {t("apologies:late.first")}
          </a>
        )}
        {page.next !== undefined && (
          <a className="button" href={`/dossiers/late${lateSearch(filter, { after: page.next })}`} rel="next">
            {t("apologies:late.next")}
          </a>
        )}
      </p>
    </>
  );
}
