import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { acceptAllProposed, actOnProcedure } from "#app/dossiers/procedures/change-procedure.server.ts";
import { listProcedurePage } from "#app/dossiers/procedures/list-procedures.server.ts";
import { ProcedureList, ProposedNotice } from "#app/dossiers/procedures/procedure-list.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { TextField } from "#app/ui/form.tsx";
import { EmptyState, SubpageHead } from "#app/ui/parts.tsx";

/** The procedures of the office: those that a register brought and nobody has accepted yet come first. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").trim().slice(0, 100);
  const page = Number.parseInt(query.get("page") ?? "", 10) || 1;
  return {
    title: t("procedures:title"),
    done: doneIn(request.url, ["accepted", "merged", "changed"]),
    search,
    list: await listProcedurePage(context.db, staff.officeId, { search, page }),
  };
});

/** Accepts one proposed procedure, or all of them. */
export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  if (text("intent") === "accept-all") {
    await acceptAllProposed(context, staff);
    return redirect(doneAddress("/settings/procedures", "accepted"), 303);
  }
  const outcome = await actOnProcedure(context, staff, { id: text("id"), shown: text("shown") }, "accept");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!outcome.ok && outcome.reason === "not-found") throw new Response(null, { status: 404 });
  return redirect(doneAddress("/settings/procedures", outcome.ok ? "accepted" : "changed"), 303);
});

export default function ProceduresPage() {
  const t = useT();
  const { language } = usePage();
  const { title, done, search, list } = useLoaderData<typeof loader>();
  const to = (page: number) =>
    `/settings/procedures?${new URLSearchParams({ q: search, page: String(page) }).toString()}`;
  return (
    <>
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      {done !== undefined && (
        <Done>
          <p>{t(`procedures:done.${done}`)}</p>
        </Done>
      )}
      <p className="muted">{t("procedures:intro")}</p>
      <p>
        <a href="/settings/procedures/fields">{t("procedures:toFields")}</a>
      </p>
      <ProposedNotice proposed={list.proposed} />
      <form method="get" className="filters">
        <TextField
          id="q"
          name="q"
          type="search"
          label={t("procedures:search")}
          value={search}
          autoComplete="off"
          maxLength={100}
        />
        <button className="button">{t("procedures:find")}</button>
        {search !== "" && <a href="/settings/procedures">{t("procedures:all")}</a>}
      </form>
      {list.procedures.length === 0 ? (
        <EmptyState>{t(search === "" ? "procedures:none" : "procedures:noneFound")}</EmptyState>
      ) : (
        <>
          <p className="muted">{t("procedures:found", { number: formatCount(list.found, language) })}</p>
          <ProcedureList procedures={list.procedures} />
        </>
      )}
      {list.pages > 1 && (
        <p className="row">
          {list.page > 1 && (
            <a className="button" href={to(list.page - 1)}>
              {t("procedures:previous")}
            </a>
          )}
          <span>
            {t("procedures:page", {
              page: formatCount(list.page, language),
              pages: formatCount(list.pages, language),
            })}
          </span>
          {list.page < list.pages && (
            <a className="button" href={to(list.page + 1)}>
              {t("procedures:next")}
            </a>
          )}
        </p>
      )}
    </>
  );
}
