import { useLoaderData } from "@remix-run/react";
import { LettersOfDossier } from "#app/apologies/apology-register.tsx";
import { listApologiesOf } from "#app/apologies/list-apologies.server.ts";
import { listCasesOfDossier } from "#app/complaints/inbox/list-cases-of.server.ts";
import { dossierFilterFrom, dossierSearch } from "#app/dossiers/listing/dossier-filter.ts";
import { DossierFacts, DossierHistory, DossierRating } from "#app/dossiers/listing/dossier-overview.tsx";
import { findDossier } from "#app/dossiers/listing/find-dossier.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { backIn, backPath, withBack } from "#app/platform/forms/back.ts";
import { dayOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** One dossier: what the register says of it, its receipt and rating, its history, and the cases about it. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, params, request, t }) => {
  const dossier = await findDossier(context.db, staff.officeId, params["dossier"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (dossier === undefined) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const back = backIn(asked);
  const place = { after: asked.get("after"), before: asked.get("before") };
  const here = `/dossiers/${dossier.id}${back === undefined ? dossierSearch(dossierFilterFrom(asked), place) : ""}`;
  return {
    title: t("dossiers:page.title", { number: dossier.number }),
    above: back ?? `/dossiers${dossierSearch(dossierFilterFrom(asked), place)}`,
    isFromCase: back !== undefined && backPath(back).startsWith("/inbox/"),
    here,
    page: back === undefined ? here : withBack(here, back),
    dossier,
    cases: may(staff.roles, "inbox.view") ? await listCasesOfDossier(context.db, staff, dossier.id) : [],
    letters: await listApologiesOf(context.db, staff.officeId, dossier.id),
    today: dayOf(context.clock.now()),
    mayPrint: may(staff.roles, "receipts.print"),
  };
});

export default function DossierPage() {
  const t = useT();
  const { title, above, isFromCase, here, page, dossier, cases, letters, today, mayPrint } =
    useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead
        above={above}
        back={t(isFromCase ? "dossiers:page.backToCase" : "dossiers:page.back")}
        title={title}
      />
      <div className="columns">
        <div>
          <DossierFacts dossier={dossier} today={today} />
          <DossierHistory dossier={dossier} />
        </div>
        <div>
          <DossierRating dossier={dossier} page={page} mayPrint={mayPrint} />
          <LettersOfDossier letters={letters} />
          <section className="card" aria-labelledby="cases">
            <h2 id="cases">{t("dossiers:page.cases")}</h2>
            {cases.length === 0 && <p className="muted">{t("dossiers:page.noCases")}</p>}
            <ul className="plain-list" role="list">
              {cases.map(({ reference, kind, state, receivedOn }) => (
                <li key={reference}>
                  <a
                    className="code target"
                    href={backPath(above) === `/inbox/${reference}` ? above : withBack(`/inbox/${reference}`, here)}
                  >
                    {reference}
                  </a>
                  <br />
                  <span className="muted small">
                    {[
                      t(`complaints:kinds.${kind}`),
                      t(`complaints:states.${state}`),
                      t("complaints:inbox.receivedOn", { day: formatDay(receivedOn) }),
                    ].join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}
