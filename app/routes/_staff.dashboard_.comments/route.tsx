import { useLoaderData } from "@remix-run/react";
import { listFilterChoices } from "#app/complaints/inbox/list-filter-choices.server.ts";
import { ActiveFilter, CommentFilterForm } from "#app/figures/comments/comment-filter-form.tsx";
import { commentFilterFrom, commentSearch, partsOf } from "#app/figures/comments/comment-filter.ts";
import { CommentList, TopicList } from "#app/figures/comments/comment-list.tsx";
import { countTopics } from "#app/figures/comments/count-topics.server.ts";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { DashboardTabs } from "#app/figures/dashboard/dashboard-tabs.tsx";
import { listComments } from "#app/figures/comments/list-comments.server.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** The comments on ratings, low scores first, filtered by the query. */
export const loader = staffLoader("comments.read", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  const filter = commentFilterFrom(asked, today);
  const after = asked.get("after");
  return {
    title: t("comments:title"),
    today,
    filter,
    after,
    choices: await listFilterChoices(context.db, staff.officeId),
    ownUnitId: staff.unitId,
    views: dashboardViewsFor(staff),
    topics: after === null ? await countTopics(context.db, staff, filter) : undefined,
    ...(await listComments(context.db, staff, filter, after)),
  };
});

export default function CommentsPage() {
  const t = useT();
  const { filter, choices, today, ownUnitId, views, topics, lines, next, after } = useLoaderData<typeof loader>();
  const ownUnit = choices.units.find(({ id }) => id === ownUnitId);
  const isNarrowed = partsOf(filter, today).length > 0;
  return (
    <>
      <div className="page-head">
        <h1>{`${t("comments:title")} – ${periodLabel(filter.period, t)}`}</h1>
        <p className="row no-print">
          <a className="button" href={`/dashboard/comments.csv${commentSearch(filter)}`}>
            {t("comments:filter.csv")}
          </a>
          <a className="button" href={`/dashboard/comments.xlsx${commentSearch(filter)}`}>
            {t("comments:filter.xlsx")}
          </a>
        </p>
      </div>
      <DashboardTabs views={views} current="comments" period={filter.period} />
      <p className="muted">
        {t("comments:intro")}{" "}
        {ownUnit === undefined ? t("comments:masking.all") : t("comments:masking.unit", { unit: ownUnit.name })}
      </p>
      <CommentFilterForm filter={filter} choices={choices} ownUnitId={ownUnitId} />
      <ActiveFilter filter={filter} choices={choices} today={today} />
      <div className="columns">
        {lines.length === 0 ? (
          <EmptyState>
            <p>{t(isNarrowed ? "comments:list.none" : "comments:list.empty")}</p>
          </EmptyState>
        ) : (
          <CommentList lines={lines} list={`/dashboard/comments${commentSearch(filter, after)}`} />
        )}
        {topics !== undefined && <TopicList topics={topics} filter={filter} />}
      </div>
      <p className="row no-print">
        {after !== null && (
          <a className="button" href={commentSearch(filter)}>
            {t("comments:list.first")}
          </a>
        )}
        {next !== null && (
          <a className="button" href={commentSearch(filter, next)}>
            {t("comments:list.more")}
          </a>
        )}
      </p>
    </>
  );
}
