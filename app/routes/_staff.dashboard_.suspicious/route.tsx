import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { flaggedFigures } from "#app/figures/flagged/flagged-figures.server.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { flaggedTable } from "#app/figures/flagged/flagged-table.ts";
import { frameSubtitle } from "#app/figures/tables/table-frame.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { readFlaggedView } from "#app/ratings/suspicion/flagged-view.ts";
import { FlaggedRatings, FlaggedViews } from "#app/ratings/suspicion/flagged-ratings.tsx";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { judgeSchema } from "#app/ratings/suspicion/judge-rating.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import { flagDecisions } from "#app/ratings/suspicion/suspicion.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { EmptyState, Notice } from "#app/ui/parts.tsx";

/** The suspicious ratings, waiting ones first, and the figures with and without them. */
export const loader = staffLoader("ratings.judge", async ({ context, staff, request, t, language }) => {
  const asked = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  const period = periodFrom(asked, today);
  const view = readFlaggedView(asked);
  return {
    title: t("suspicion:title"),
    today,
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    view,
    firstDay: await findFirstDay(context.db, staff.officeId),
    views: dashboardViewsFor(staff),
    maySetRules: may(staff.roles, "settings.edit"),
    done: doneIn(request.url, flagDecisions),
    isFirstPage: !asked.has("after"),
    figures: flaggedTable(
      await flaggedFigures(context.db, staff.officeId, period),
      frameSubtitle({ t, period, cutOff: today, selected: undefined }),
      t,
      language,
    ),
    page: await listFlagged(context.db, staff.officeId, view, asked.get("after")),
  };
});

/** Decides about one flagged rating. */
export const action = staffAction("ratings.judge", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const submission = parseForm(form, judgeSchema);
  const sent = form.get("dossier");
  const dossier = typeof sent === "string" ? sent : "";
  if (submission.status !== "success") {
    return data({ dossier, lastResult: submission.reply(), isChanged: false, words: "" }, { status: 400 });
  }
  const outcome = await judgeRating(context, staff, submission.value);
  if (outcome !== "decided") {
    const isChanged = outcome === "changed";
    const lastResult = submission.reply({ formErrors: [outcome] });
    return data({ dossier, lastResult, isChanged, words: submission.value.words }, { status: isChanged ? 409 : 404 });
  }
  const shown = Object.fromEntries(new URL(request.url).searchParams);
  return redirect(doneAddress("/dashboard/suspicious", submission.value.decision, shown), 303);
});

export default function SuspiciousPage() {
  const t = useT();
  const acted = useActionData<typeof action>();
  const { title, today, firstDay, period, previous, next, view, views, maySetRules, done, figures, page, isFirstPage } =
    useLoaderData<typeof loader>();
  const years = offeredYears(period, { first: yearOf(firstDay ?? period.from), last: yearOf(today) });
  const isListed = page.ratings.some(({ dossierId }) => dossierId === acted?.dossier);
  return (
    <>
      <DashboardHead title={title} views={views} current="suspicious" period={period} cutOff={today} />
      <p className="muted">
        {t("suspicion:intro")}{" "}
        {maySetRules && (
          <a className="no-print" href="/settings/trust">
            {t("suspicion:toSettings")}
          </a>
        )}
      </p>
      {done !== undefined && acted === undefined && (
        <Done>
          <p>{t(`suspicion:judge.done.${done}`)}</p>
        </Done>
      )}
      {acted !== undefined && !isListed && (
        <Notice kind="careful">
          <p role="alert">{t(acted.isChanged ? "suspicion:judge.elsewhere" : "suspicion:judge.gone")}</p>
          {acted.words !== "" && <p>{t("suspicion:judge.typed", { words: acted.words })}</p>}
        </Notice>
      )}
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={[["view", view]]} />
      <section className="card">
        <h2>{t("suspicion:figures.heading")}</h2>
        <FigureTableView table={figures} hideCaption search={periodSearch(period)} />
      </section>
      <h2>{t("suspicion:list")}</h2>
      <FlaggedViews current={view} waiting={page.waiting} parameters={periodSearch(period).replace("?", "&")} />
      {page.ratings.length === 0 ? (
        <EmptyState>
          <p>{t(`suspicion:none.${view}`)}</p>
        </EmptyState>
      ) : (
        <FlaggedRatings ratings={page.ratings} refused={acted} />
      )}
      <Pages next={page.next} isFirstPage={isFirstPage} />
    </>
  );
}

/** The links to the next page and to the first one, with the same list and period. */
function Pages({ next, isFirstPage }: { next: string | undefined; isFirstPage: boolean }) {
  const t = useT();
  const { address } = usePage();
  const to = (after: string | undefined) => {
    const url = new URL(address, "http://page");
    url.searchParams.delete("done");
    url.searchParams.delete("after");
    if (after !== undefined) url.searchParams.set("after", after);
    return url.pathname + url.search;
  };
  return (
    <p className="row no-print">
      {!isFirstPage && (
        <a className="button" href={to(undefined)}>
          {t("suspicion:first")}
        </a>
      )}
      {next !== undefined && (
        <a className="button" href={to(next)}>
          {t("suspicion:next")}
        </a>
      )}
    </p>
  );
}
